import { describe, expect, test } from 'vitest';
import { checkRequirement, wayOf } from './check-requirement.js';
import { edited, lgLine, netLine } from './edited.js';
import { town } from './town.js';

const ID = 'R-LG-3';
const FACTS =
  'sanitizer: { method: mail-text, direction: net->lg, onFailure: drop, attachments: strip, forwarding: false }';

/** The facts of a sanitizer that is sound, by method. */
const SOUND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'mail-text': { direction: 'net->lg', onFailure: 'drop', attachments: 'strip' },
  cdr: {
    direction: 'net->lg',
    onFailure: 'drop',
    encryptedFiles: 'block',
    unsupportedFiles: 'block',
    protocols: '[sftp/25]',
  },
  'screen-transfer': {
    direction: 'LG->NET',
    onFailure: 'drop',
    clipboard: 'deny',
    driveRedirect: 'deny',
    printRedirect: 'deny',
    protocols: '[https/25]',
  },
};

const WRONG: Readonly<Record<string, string>> = {
  direction: 'lg->mn',
  onFailure: 'pass',
  attachments: 'pass',
  encryptedFiles: 'pass',
  unsupportedFiles: 'pass',
  clipboard: 'allow',
  driveRedirect: 'allow',
  printRedirect: 'allow',
  protocols: '[pop9]',
};

function check(method: string, facts: Readonly<Record<string, string | undefined>>) {
  const written = Object.entries({ method, ...facts })
    .filter(([, value]) => value !== undefined)
    .map(([fact, value]) => `${fact}: ${value}`);
  return checkRequirement(ID, edited([FACTS, `sanitizer: { ${written.join(', ')} }`]));
}

describe.each(Object.entries(SOUND))('R-LG-3: a sanitizer by %s', (method, facts) => {
  test('is sound if all facts are right', () => {
    const result = check(method, facts);
    expect(result.findings).toMatchObject([{ verdict: 'proved', code: 'ok/sanitizer-sound' }]);
  });

  test.each(Object.keys(facts))('is not with another %s', (fact) => {
    const result = check(method, { ...facts, [fact]: WRONG[fact] });
    const value = WRONG[fact]!.replace(/[[\]]/g, '');
    const wrong = { node: 'mailsan', fact: `sanitizer.${fact}`, value };
    expect(result.open.find(({ code }) => code === 'san/wrong-fact')).toMatchObject({
      verdict: 'violated',
      params: wrong,
    });
  });

  test.each(Object.keys(facts).filter((fact) => fact !== 'protocols' || method === 'cdr'))(
    'is undetermined without %s',
    (fact) => {
      const open = check(method, { ...facts, [fact]: undefined }).open;
      const missing = { node: 'mailsan', fact: `sanitizer.${fact}` };
      expect(open.filter(({ code }) => code === 'und/missing-fact')).toMatchObject([
        { verdict: 'undetermined', params: missing },
      ]);
    },
  );

  test('is not if it lets everything by when told to', () => {
    expect(check(method, { ...facts, bypass: 'true' }).codes).toEqual(['san/wrong-fact']);
    expect(check(method, { ...facts, bypass: 'false' }).verdict).toBe('proved');
  });
});

describe('R-LG-3: nothing goes around a sanitizer', () => {
  test('it forwards packets', () => {
    const network = edited(['forwarding: false', 'forwarding: true']);
    expect(checkRequirement(ID, network).codes).toEqual(['san/forwards']);
  });

  test('its legs share a broadcast domain', () => {
    const network = edited(
      [
        'san-net: { segment: san, prefix: 10.40.1.0/28 }',
        'san-net: { segment: san, prefix: 10.40.1.0/28, vlan: 5 }',
      ],
      [
        'san-lg: { segment: san, prefix: 10.40.2.0/28 }',
        'san-lg: { segment: san, prefix: 10.40.2.0/28, vlan: 5 }',
      ],
    );
    expect(checkRequirement(ID, network).codes).toContain('san/shared-domain');
  });

  test('another service reaches it from another segment', () => {
    const network = edited(
      netLine('in: net-lan, out: san-net, from: net-pc, to: mailsan/net, service: tcp/445'),
    );
    const result = checkRequirement(ID, network);
    expect(result.open).toMatchObject([
      {
        verdict: 'violated',
        code: 'san/other-services-in',
        params: { node: 'mailsan', segment: 'net' },
        witness: { packet: { destinationPort: 445n } },
      },
    ]);
    expect(wayOf(result)).toEqual(['fw-net', 'mailsan']);
  });

  test('it may send by another service into another segment', () => {
    const network = edited(
      lgLine('in: san-lg, out: lg-lan, from: mailsan/lg, to: lg-mail, service: tcp/445'),
    );
    expect(checkRequirement(ID, network).open).toMatchObject([
      { code: 'san/other-services-out', params: { node: 'mailsan', segment: 'lg' } },
    ]);
  });

  test('a service that it does sanitize is none of these', () => {
    const network = edited(
      ['attachments: strip', 'attachments: strip, protocols: [smtp, imaps/994]'],
      lgLine('in: san-lg, out: lg-lan, from: mailsan/lg, to: lg-mail, service: tcp/994'),
    );
    expect(checkRequirement(ID, network).verdict).toBe('proved');
  });

  test('no sanitizer at all: undetermined', () => {
    expect(checkRequirement(ID, town()).codes).toEqual(['und/nothing-to-check']);
  });
});
