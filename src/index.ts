/**
 * The public door: plain data in, plain data out. Nothing here touches files, clocks or the network,
 * so it runs in Node, in a worker and in a browser page alike.
 *
 * Every `@example` is run by a test; `// =>` says what comes out.
 */

/**
 * Decides every requirement for one topology, with a packet where one is violated.
 *
 * @example
 * import { verify, DEFAULT_VERIFY_OPTIONS } from 'sekisho';
 *
 * const text = 'sekisho: 1\nsegments: { lg: { kind: lgwan-connected } }';
 * const files = [{ path: 'town.yaml', text, sha256: '' }];
 * const result = verify(files, { ...DEFAULT_VERIFY_OPTIONS, only: ['R-MN-1'] });
 * result.requirements.map(({ id }) => id); // => ['R-MN-1']
 *
 * @example
 * // What a file does not say right is told with its place; then there is no verdict.
 * import { verify, DEFAULT_VERIFY_OPTIONS } from 'sekisho';
 *
 * const text = 'sekisho: 1\nsegments: { lg: { kind: lgwan-conected } }';
 * const result = verify([{ path: 'town.yaml', text, sha256: '' }], DEFAULT_VERIFY_OPTIONS);
 * result.verdict; // => undefined
 * result.diagnostics[0].at.line; // => 2
 */
export { verify } from './engine/verify.js';

/**
 * Follows one packet through one topology, along every course that it can take.
 *
 * @example
 * import { trace } from 'sekisho';
 *
 * const text = `
 * sekisho: 1
 * segments: { lg: { kind: lgwan-connected } }
 * subnets: { lan: { segment: lg, prefix: 10.20.0.0/24 } }
 * hosts: { pc: { at: lan, address: 10.20.0.10 }, mail: { at: lan, address: 10.20.0.25 } }
 * `;
 * const question = { from: 'pc', to: 'mail', service: 'tcp/25', role: 'opening', reply: false };
 * const options = { ...question, routing: 'exact', reading: 'permissive' };
 * const { opening } = trace([{ path: 'town.yaml', text, sha256: '' }], options);
 * opening.map(({ end }) => end.disposition); // => ['accepted']
 */
export { trace } from './engine/trace.js';

/**
 * Paths of the files that a file includes, so that whoever reads files knows which ones to read.
 *
 * @example
 * import { includesOf } from 'sekisho';
 *
 * const text = 'sekisho: 1\ninclude: [hosts.yaml]';
 * includesOf({ path: 'town/topology.yaml', text, sha256: '' }); // => ['town/hosts.yaml']
 */
export { includesOf } from './load/read/includes.js';

/** A verification, a trace or mistakes in files as text for people; `EN` and `JA` are the languages. */
export { verifyText } from './report/verify-text.js';
export { traceText } from './report/trace-text.js';
export { diagnosticsText } from './report/diagnostics-text.js';
export { EN } from './messages/en/en.js';
export { JA } from './messages/ja/ja.js';

/** Results as JSON documents of schemas/result-v1.json. */
export { traceJson, verifyJson } from './report/json.js';

/** Routes as written, any machine of a subnet may send, all requirements. */
export { DEFAULT_VERIFY_OPTIONS } from './model/result.js';

/** Every requirement, in the order of reports. */
export { REQUIREMENT_IDS } from './model/verdict.js';

/** What goes in. */
export type { SourceFile } from './model/diagnostic.js';
export type { TraceOptions, VerifyOptions } from './model/result.js';
export type { TextOptions } from './report/page.js';

/** What comes out. */
export type { Diagnostic } from './model/diagnostic.js';
export type { Location } from './model/location.js';
export type { Packet } from './model/packet.js';
export type { TraceResult, VerifyResult } from './model/result.js';
export type { Disposition, Hop, Trace } from './model/trace.js';
export type {
  Finding,
  RequirementId,
  RequirementResult,
  Verdict,
  Witness,
} from './model/verdict.js';
