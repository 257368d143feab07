/** Footholds and services from the words of a question; all that is wrong with them at once. */
import { parseService } from '../load/grammar/service.js';
import type { Foothold } from '../model/lateral.js';
import type { Service } from '../model/match.js';
import type { Network } from '../model/network.js';
import type { QuestionProblem } from '../model/result.js';
import { findEndpoint, senderOf, type Answer, type Sender } from './endpoint.js';

/** What could be read, and what is wrong with the rest. */
export interface ReadList<T> {
  readonly values: readonly T[];
  readonly problems: readonly QuestionProblem[];
}

/** Whom the attacker holds at the start, each once. */
export function readFootholds(network: Network, texts: readonly string[]): ReadList<Foothold> {
  const read = listOf(texts, (text): Answer<Foothold> => {
    const sender = readSender(network, text);
    return sender.ok ? { ok: true, value: footholdOf(sender.value) } : sender;
  });
  const values = read.values.filter(
    ({ kind, id }, index) =>
      read.values.findIndex((other) => other.kind === kind && other.id === id) === index,
  );
  return { ...read, values };
}

/** Services as topology files write them; names that a file gives to services are none. */
export function readServices(texts: readonly string[] = []): ReadList<Service> {
  return listOf(texts, (text): Answer<Service> => {
    const parsed = parseService(text);
    if (parsed.ok && parsed.value.kind === 'service') {
      return { ok: true, value: parsed.value.service };
    }
    const suggestion = parsed.ok ? '' : (parsed.problem.params['suggestion'] ?? '');
    return {
      ok: false,
      problem: { code: 'ask/not-a-service', params: { value: text, suggestion } },
    };
  });
}

function readSender(network: Network, text: string): Answer<Sender> {
  const found = findEndpoint(network, 'from', text);
  if (!found.ok) return found;
  const { value } = found;
  return value.kind === 'address' ? senderOf(network, value.address) : { ok: true, value };
}

function footholdOf(sender: Sender): Foothold {
  return sender.kind === 'node'
    ? { kind: 'node', id: sender.node.id }
    : { kind: 'subnet', id: sender.subnet.id };
}

function listOf<T>(texts: readonly string[], read: (text: string) => Answer<T>): ReadList<T> {
  const answers = texts.map(read);
  return {
    values: answers.flatMap((answer) => (answer.ok ? [answer.value] : [])),
    problems: answers.flatMap((answer) => (answer.ok ? [] : [answer.problem])),
  };
}
