/** Files about several towns: another town is another area, whatever its segments are for. */
import { describe, expect, test } from 'vitest';
import { verify } from '../../src/engine/verify.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import type { Finding, RequirementId } from '../../src/model/verdict.js';
import { changed, prefectureOf } from '../topologies/prefecture/changed.js';
import { TOWNS } from '../topologies/prefecture/towns.js';

/** 花野町 and 雪見村. */
const TWO = prefectureOf(TOWNS.filter(({ id }) => id === 'hanano' || id === 'yukimi'));

/** The same two, of which nobody says that they are two. */
function asOneTown(text: string): string {
  return text.replace(/ municipality: \S+,/g, '');
}

function findings(files: readonly SourceFile[], id: RequirementId): readonly Finding[] {
  const { diagnostics, requirements } = verify(files, { ...DEFAULT_VERIFY_OPTIONS, only: [id] });
  expect(diagnostics).toEqual([]);
  return requirements[0]!.findings;
}

function verdicts(files: readonly SourceFile[], id: RequirementId): ReadonlySet<string> {
  return new Set(findings(files, id).map(({ verdict }) => verdict));
}

/** My Number segments of both towns, joined by a line of the register. */
const joined = (line: string): string => `
register:
  B-1: { from: hanano-juki, to: yukimi-juki, service: tcp/873, ${line} }
devices:
  backup-rt:
    kind: firewall
    interfaces: { hanano-mn-lan: 10.1.10.254, yukimi-mn-lan: 10.7.10.254 }
    policy:
      - { id: B1, in: hanano-mn-lan, out: yukimi-mn-lan, from: hanano-juki, to: yukimi-juki, service: tcp/873, register: B-1 }
    localIn: []
hosts:
  hanano-juki: { routes: [{ to: 10.7.10.0/24, via: 10.1.10.254 }] }
  yukimi-juki: { routes: [{ to: 10.1.10.0/24, via: 10.7.10.254 }] }
`;

const ORDINARY = joined('kind: ordinary');

function specific(counterpart: string): string {
  return joined(
    `kind: specific-communication, exception: { approvedBy: CISO, counterpart: { ${counterpart} } }`,
  );
}

describe('a registered line from My Number to My Number', () => {
  test('is ordinary inside one town', () => {
    const files = changed(TWO, ORDINARY, asOneTown);
    expect(verdicts(files, 'R-MN-1')).toEqual(new Set(['proved']));
    expect(verdicts(files, 'R-MN-4')).toEqual(new Set(['proved']));
  });

  test('leads into another area between two towns', () => {
    const files = changed(TWO, ORDINARY);
    const isolated = findings(files, 'R-MN-1').filter(({ verdict }) => verdict === 'violated');
    expect(isolated.map(({ code, params }) => [code, params['from'], params['to']])).toEqual([
      ['crossing/wrong-kind', 'hanano-mn', 'yukimi-mn'],
    ]);
    const kept = findings(files, 'R-MN-4').filter(({ verdict }) => verdict === 'violated');
    expect(kept.map(({ code, params }) => [code, params['segment'], params['to']])).toEqual(
      expect.arrayContaining([
        ['content/secret-leaves', 'hanano-mn', 'subnet yukimi-mn-lan'],
        // A session gives answers, too.
        ['content/secret-leaves', 'yukimi-mn', 'subnet hanano-mn-lan'],
      ]),
    );
  });

  test('may be specific communication with the other town, which is a public body', () => {
    const files = changed(TWO, specific('publicBody: true, internetConnected: false'));
    expect(verdicts(files, 'R-MN-1')).toEqual(new Set(['proved']));
    expect(verdicts(files, 'R-MN-4')).toEqual(new Set(['proved']));
    expect(verdicts(files, 'R-EXC-6')).toEqual(new Set(['proved']));
    const other = changed(TWO, specific('publicBody: false, internetConnected: false'));
    expect(verdicts(other, 'R-MN-4')).toContain('violated');
  });

  test('has to say whether the other town is connected to the Internet', () => {
    const silent = specific('operator: 雪見村');
    expect(verdicts(changed(TWO, silent), 'R-EXC-6')).toContain('undetermined');
    expect(verdicts(changed(TWO, silent, asOneTown), 'R-EXC-6')).toEqual(new Set(['proved']));
  });
});

describe('R-CLS-1', () => {
  const SHARED = `
hosts:
  shared:
    interfaces: { a: { at: hanano-san-net, address: 10.1.40.9 }, b: { at: yukimi-san-lg, address: 10.7.41.9 } }
    sanitizer: { method: mail-text, direction: net->lg, onFailure: drop, attachments: strip, forwarding: false }
`;

  test('refuses a sanitizer that takes from one town and gives to another', () => {
    const found = findings(changed(TWO, SHARED), 'R-CLS-1').filter((f) => f.verdict === 'violated');
    expect(found.map(({ code, params }) => [code, params['node']])).toEqual([
      ['cls/host-in-two-segments', 'shared'],
    ]);
  });

  test('takes its legs for those of one if nobody says that there are two', () => {
    const found = findings(changed(TWO, SHARED, asOneTown), 'R-CLS-1');
    expect(found.filter((f) => f.verdict === 'violated')).toEqual([]);
  });
});

test('silent pairs of segments of two towns are counted, not told one by one', () => {
  for (const [id, pairs] of [
    ['R-MN-1', 14],
    ['R-LG-1', 4],
  ] as const) {
    const found = findings(TWO, id);
    const counted = found.filter(({ code }) => code === 'ok/no-crossing');
    expect(counted.map(({ params }) => params)).toEqual([{ pairs }]);
    const subjects = found.map(({ params }) => `${params['from']} ${params['to']}`);
    expect(subjects.filter((s) => /hanano.*yukimi|yukimi.*hanano/.test(s))).toEqual([]);
  }
});

describe('R-SCP-1', () => {
  const unaccounted = (files: readonly SourceFile[]) =>
    findings(files, 'R-SCP-1')
      .filter(({ verdict }) => verdict !== 'proved')
      .map(({ verdict, code, params }) => [verdict, code, params['body'], params['municipality']]);

  test('asks each town for each body', () => {
    expect(unaccounted(TWO)).toEqual([]);
    expect(findings(TWO, 'R-SCP-1').map(({ code, params }) => [code, params])).toEqual([
      ['ok/bodies-covered-in', { municipalities: 2 }],
    ]);
    const files = changed(
      TWO,
      'subnets: { yukimi-lg-lan: { organization: [村長部局, 議会, 農業委員会] } }\n',
    );
    expect(unaccounted(files)).toEqual([
      ['undetermined', 'und/body-unaccounted-in', 'body/education-board', '雪見村'],
    ]);
    expect(
      unaccounted(
        changed(
          TWO,
          'subnets: { yukimi-lg-lan: { organization: [村長部局, 議会, 農業委員会] } }\n',
          asOneTown,
        ),
      ),
    ).toEqual([]);
  });

  test('takes a statement for the town that it names', () => {
    const saying = (municipality: string): readonly SourceFile[] =>
      changed(
        TWO,
        `subnets: { yukimi-lg-lan: { organization: [村長部局, 議会, 農業委員会] } }
noNetwork:
  - { organization: [選挙管理委員会, 公平委員会, 監査委員, 固定資産評価審査委員会], reason: 事務局は長部局が兼ねる }
  - { organization: 教育委員会, reason: 県に委託, municipality: ${municipality} }
`,
      );
    expect(unaccounted(saying('雪見村'))).toEqual([]);
    expect(unaccounted(saying('花野町'))).toEqual([
      ['violated', 'scp/network-denied-in', 'body/education-board', '花野町'],
      ['undetermined', 'und/body-unaccounted-in', 'body/education-board', '雪見村'],
    ]);
  });
});
