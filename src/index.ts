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

/**
 * Path of the topology that a file states differences against: a file, or a folder with a file
 * `topology.yaml` (`.yml`, `.json`) in it.
 *
 * @example
 * import { baseOf } from 'sekisho';
 *
 * baseOf({ path: 'plans/new-line.yaml', text: 'sekisho: 1\nbase: ../town', sha256: '' }); // => 'town'
 */
export { baseOf } from './load/read/includes.js';

/**
 * The result of {@link verify} as text for people.
 *
 * @example
 * import { verify, verifyText, DEFAULT_VERIFY_OPTIONS, EN } from 'sekisho';
 *
 * const files = [{ path: 'town.yaml', text: 'sekisho: 2', sha256: '' }];
 * const text = verifyText(verify(files, DEFAULT_VERIFY_OPTIONS), {
 *   messages: EN,
 *   topology: 'town.yaml',
 *   sources: files,
 * });
 * text.split('\n')[0]; // => '! NO VERDICT  town.yaml'
 */
export { verifyText } from './report/verify-text.js';

/** The result of {@link trace} as text for people; options as for {@link verifyText}. */
export { traceText } from './report/trace-text.js';

/** What is wrong with files as text for people; options as for {@link verifyText}. */
export { diagnosticsText } from './report/diagnostics-text.js';

/** All sentences in English, for `messages` of {@link TextOptions}. */
export { EN } from './messages/en/en.js';

/** All sentences in Japanese, for `messages` of {@link TextOptions}. */
export { JA } from './messages/ja/ja.js';

/** Results of {@link verify}, one or several, as one JSON document of schemas/result-v1.json. */
export { verifyJson } from './report/json.js';

/** The result of {@link trace} as a JSON document of schemas/result-v1.json. */
export { traceJson } from './report/json.js';

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
