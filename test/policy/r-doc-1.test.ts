/** R-DOC-1: everything is in a figure of the town's documents. */
import { describe, expect, test } from 'vitest';
import { load } from '../../src/load/load.js';
import type { Network } from '../../src/model/network.js';
import { file, networkOf } from '../topologies/town.js';
import { checkRequirement, type Checked } from './check-requirement.js';
import { town } from './town.js';

const ID = 'R-DOC-1';

function network(figures: string): Network {
  const text = `sekisho: 1
document: { date: 2026-04-01, figures: [${figures}] }
segments:
  lg: { kind: lgwan-connected }
  net: { kind: internet-connected }
  x-lgwan: { kind: external, external: lgwan, treatAs: lg }
subnets:
  lg-lan: { segment: lg, prefix: 10.2.0.0/24, vlan: 20, on: sw-lg }
  net-lan: { segment: net, prefix: 10.3.0.0/24, vlan: 30, on: sw-net }
  line: { segment: x-lgwan, prefix: 192.0.2.0/30 }
switches:
  sw-lg: { ports: { p: { access: 20 } } }
  sw-net: { ports: { p: { access: 30 } } }
devices:
  fw: { kind: firewall, interfaces: { lg-lan: 10.2.0.1, net-lan: 10.3.0.1 } }
  rt: { kind: router, interfaces: { lg-lan: 10.2.0.2, line: 192.0.2.1 } }
hosts:
  pc: { at: lg-lan, address: 10.2.0.10 }
  web: { at: net-lan, address: 10.3.0.10 }
externals:
  lgwan: { segment: x-lgwan, at: line, address: 192.0.2.2 }
register:
  L-1: { from: pc, to: lgwan, service: tcp/443 }
`;
  const { network: loaded, diagnostics } = load([file('town.yaml', text)]);
  if (loaded === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  return loaded;
}

function check(figures: string): Checked {
  return checkRequirement(ID, network(figures));
}

/** What is in no figure, by kind. */
function missing(figures: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    check(figures).open.map(({ params }) => [params['subject'], params['names']]),
  );
}

const REST = '{ number: 表-1, shows: [register, "segment:x-lgwan"] }';

describe('R-DOC-1', () => {
  test('all in one figure, or all kinds in several: proved, with what there is', () => {
    for (const figures of [
      '{ number: 図-1, shows: all }',
      '{ number: 図-1, shows: [segments, devices, externals] }, { number: 図-2, shows: [switches, hosts] }, { number: 表-1, shows: register }',
      `{ number: 図-1, shows: "segment:lg" }, { number: 図-2, shows: "segment:net" }, ${REST}`,
      '{ number: 図-1, shows: [segments, "switch:sw-lg", sw-net, fw, "device:rt", pc, "host:web", "external:lgwan", "flow:L-1"] }',
    ]) {
      const result = check(figures);
      expect(result.verdict).toBe('proved');
      expect(result.findings).toMatchObject([
        { code: 'ok/everything-drawn', params: { items: 11 } },
      ]);
    }
  });

  test('what no figure shows is violated, kind by kind, where the first stands', () => {
    const { open, verdict } = check('{ number: 図-1, shows: [segments, hosts, register] }');
    expect(verdict).toBe('violated');
    expect(open.map(({ code, params, at }) => [code, params, at?.line])).toEqual([
      ['doc/not-drawn', { subject: 'figure/devices', count: 2, names: 'fw, rt' }, 15],
      ['doc/not-drawn', { subject: 'figure/externals', count: 1, names: 'lgwan' }, 21],
      ['doc/not-drawn', { subject: 'figure/switches', count: 2, names: 'sw-lg, sw-net' }, 12],
    ]);
  });

  test('a figure of a segment shows what lies in it as written, and the switches that carry it', () => {
    expect(missing(`{ number: 図-1, shows: "segment:net" }, ${REST}`)).toEqual({
      'figure/segments': 'lg',
      'figure/switches': 'sw-lg',
      'figure/hosts': 'pc',
    });
    // x-lgwan counts as lg elsewhere; drawings show what is there.
    expect(missing('{ number: 図-1, shows: ["segment:lg", "segment:net", register] }')).toEqual({
      'figure/segments': 'x-lgwan',
      'figure/externals': 'lgwan',
    });
  });

  test('a line of the register that is in no table is violated', () => {
    const figures = '{ number: 図-1, shows: [segments, switches, hosts, devices, externals] }';
    expect(missing(figures)).toEqual({ 'figure/register': 'L-1' });
  });

  test('without figures it is undetermined, at the document if there is one', () => {
    expect(check('').open).toMatchObject([
      {
        verdict: 'undetermined',
        code: 'und/missing-document-fact',
        params: { fact: 'document.figures' },
        at: { line: 2 },
      },
    ]);
    expect(checkRequirement(ID, town()).open[0]).not.toHaveProperty('at');
  });

  test.each(['""', '未定', '"-"'])('a figure that is numbered %s is undetermined', (number) => {
    const { verdict, open } = check(`{ number: ${number}, shows: all }`);
    expect(verdict).toBe('undetermined');
    expect(open).toMatchObject([
      { code: 'und/missing-document-fact', params: { fact: 'document.figures.number' } },
    ]);
  });

  test('without nodes there is nothing to show: undetermined', () => {
    const empty = { ...network('{ number: 図-1, shows: all }'), nodes: [] };
    expect(checkRequirement(ID, empty).codes).toEqual(['und/nothing-to-check']);
  });

  test('a figure from before the document is a hint', () => {
    const hints = (date: string): readonly unknown[] =>
      check(`{ number: 図-1, shows: all, date: ${date} }`)
        .findings.filter(({ code }) => code.startsWith('hint/'))
        .map(({ verdict, params }) => [verdict, params]);
    expect(hints('2026-03-31')).toEqual([
      ['proved', { figure: '図-1', date: '2026-03-31', documentDate: '2026-04-01' }],
    ]);
    expect(hints('2026-04-01')).toEqual([]);
  });

  test('long lists are cut, and the finding is told apart by all names', () => {
    const alpha = networkOf('town-alpha');
    const figures = alpha.document!.figures!.filter(({ number }) => number !== '図-3');
    const document = { ...alpha.document!, figures };
    const [finding] = checkRequirement(ID, { ...alpha, document }).open;
    expect(finding?.params['count']).toBe(alpha.nodes.filter(({ kind }) => kind === 'host').length);
    expect(String(finding?.params['names']).split(', ')).toHaveLength(11);
    const fewer = { ...alpha, document, nodes: alpha.nodes.filter(({ id }) => id !== 'rbi') };
    const [other] = checkRequirement(ID, fewer).open;
    expect(other?.fingerprint).not.toBe(finding?.fingerprint);
  });
});
