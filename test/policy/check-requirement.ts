/** One requirement on one network, witnesses replayed: what every test of a requirement asks. */
import { verifyNetwork } from '../../src/engine/verify.js';
import type { Network } from '../../src/model/network.js';
import { DEFAULT_VERIFY_OPTIONS, type VerifyOptions } from '../../src/model/result.js';
import type { Finding, RequirementId, Verdict } from '../../src/model/verdict.js';

export interface Checked {
  readonly verdict: Verdict;
  /** Codes of the findings that are not proved, each once. */
  readonly codes: readonly string[];
  readonly findings: readonly Finding[];
  /** Findings that are not proved. */
  readonly open: readonly Finding[];
}

export function checkRequirement(
  id: RequirementId,
  network: Network,
  options: Partial<VerifyOptions> = {},
): Checked {
  const { requirements } = verifyNetwork(network, {
    ...DEFAULT_VERIFY_OPTIONS,
    ...options,
    only: [id],
  });
  const [result] = requirements;
  if (result === undefined || requirements.length !== 1) throw new Error('one requirement');
  const open = result.findings.filter(({ verdict }) => verdict !== 'proved');
  return {
    verdict: result.verdict,
    codes: [...new Set(open.map(({ code }) => code))].sort(),
    findings: result.findings,
    open,
  };
}

/** Nodes on the way of the first witness. */
export function wayOf({ open }: Checked): readonly string[] {
  return open[0]?.witness?.trace.hops.map(({ node }) => node) ?? [];
}
