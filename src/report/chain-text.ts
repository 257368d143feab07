/** How content came where it must not be: numbered steps, what carried each, and where to cut. */
import { unreachable } from '../base/assert.js';
import type { Chain, ChainHolder, ChainStep, RawReason } from '../model/chain.js';
import { clean } from './clean.js';
import { fieldColumns, fieldOf } from './fields.js';
import { packetText } from './packet-text.js';
import type { Page } from './page.js';
import { sentPacket } from './trace-command.js';

const NUMBER_COLUMNS = 4;

/** `own`: what is asked of the content is the town's own, whatever it counts as. */
export function chainLines(page: Page, chain: Chain, { own = false } = {}): readonly string[] {
  const columns = fieldColumns(page);
  const { label, start, steps } = chain;
  const about = page.say(own ? 'chain/own' : `chain/${label}`);
  const from = page.say('chain/from-start', { holder: keyOf(start) });
  const head = page.fold(page.join(steps.length === 0 ? [about, from] : [about]), columns);
  return fieldOf(page, 'field/chain', [
    ...head,
    ...steps.flatMap((step, index) => stepLines(page, chain, step, index + 1, columns)),
  ]);
}

/** ` 2  mail relay (net-mx) → LG LAN (lg-lan)`, and what is to be said of it below. */
function stepLines(
  page: Page,
  { cut }: Chain,
  step: ChainStep,
  number: number,
  columns: number,
): readonly string[] {
  const { arrow } = page.symbols;
  const ends = `${nameOf(page, step.from)} ${arrow} ${nameOf(page, step.to)}`;
  const details = [
    howText(page, step),
    ...packetOf(page, step),
    ...(step.flows.length === 0
      ? []
      : [page.say('chain/registered', { flows: page.join(step.flows) })]),
    ...(step.form === 'sanitized' ? [page.say('chain/sanitized')] : []),
    ...(step.because === undefined ? [] : [becauseText(page, step.from, step.because)]),
    ...(cut.step === number ? [page.paint(cutText(page, cut), 'bold')] : []),
  ];
  const blank = ' '.repeat(NUMBER_COLUMNS);
  const first = String(number).padStart(2).padEnd(NUMBER_COLUMNS);
  const fold = (text: string): readonly string[] => page.fold(text, columns - NUMBER_COLUMNS);
  return [
    ...fold(ends).map((line, i) => (i === 0 ? first : blank) + page.paint(line, 'bold')),
    ...details.flatMap((text) => fold(text).map((line) => blank + line)),
  ];
}

function howText(page: Page, step: ChainStep): string {
  switch (step.how) {
    case 'opened':
      return page.say('chain/opened', { from: keyOf(step.from) });
    case 'answered':
      return page.say('chain/answered', { to: keyOf(step.to) });
    case 'permitted':
      return page.say('chain/permitted', { from: keyOf(step.from) });
    case 'permitted-answer':
      return page.say('chain/permitted-answer', { to: keyOf(step.to) });
    case 'machine':
      return page.say('chain/machine', { node: step.node });
    case 'by-hand':
      return page.say('chain/by-hand', { transfer: step.transfer, medium: step.medium });
    default:
      return unreachable(step);
  }
}

/** The packet that opens the session. */
function packetOf(page: Page, step: ChainStep): readonly string[] {
  if (step.how !== 'opened' && step.how !== 'answered') return [];
  if (step.witness === undefined) return [];
  const { witness } = step;
  return [packetText(page, step.how === 'answered' ? sentPacket(witness) : witness.packet)];
}

function becauseText(page: Page, { id: node }: ChainHolder, because: RawReason): string {
  switch (because.kind) {
    case 'fact':
      return page.say('chain/raw-fact', { node, fact: because.fact, value: because.value });
    case 'missing':
      return page.say('chain/raw-missing', { node, fact: because.fact });
    case 'forwards':
      return page.say('chain/raw-forwards', { node });
    case 'shared-domain':
      return page.say('chain/raw-shared-domain', { node });
    case 'direction':
      return page.say('chain/raw-direction', { node });
    case 'other-service':
      return page.say('chain/raw-other-service', { node });
    default:
      return unreachable(because);
  }
}

function cutText(page: Page, { node }: Chain['cut']): string {
  return node === undefined ? page.say('chain/cut-here') : page.say('chain/cut-by', { node });
}

function nameOf(page: Page, holder: ChainHolder): string {
  return clean(page.show('holder', keyOf(holder)));
}

function keyOf({ kind, id }: ChainHolder): string {
  return `${kind} ${id}`;
}
