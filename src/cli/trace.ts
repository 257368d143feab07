/** `sekisho trace`: one packet through one topology. */
import { headOf } from '../engine/head.js';
import { trace } from '../engine/trace.js';
import type { RoutingMode, TraceOptions, TraceResult } from '../model/result.js';
import { traceJson } from '../report/json.js';
import { traceText } from '../report/trace-text.js';
import type { Arguments, UsageProblem } from './arguments.js';
import { deliver, remember, textOptions, UsageError, type Context } from './context.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { oneTopology } from './one-topology.js';
import { readTopology, type ReadTopology } from './read-topology.js';

/** Follows the packet that was described. */
export function runTrace(context: Context): ExitCode {
  const { args, world } = context;
  const options = optionsOf(args);
  const topology = readTopology(args.words[0]!, world);
  remember(context, topology);
  const result =
    topology.diagnostics.length > 0 ? unread(topology, options) : trace(topology.files, options);
  const text =
    args.values.get('format') === 'json'
      ? traceJson(result)
      : traceText(result, textOptions(context, topology));
  return deliver(context, text, result.packet === undefined ? EXIT.wrongInput : EXIT.proved);
}

/** The question, or everything that is missing in it at once. */
function optionsOf(args: Arguments): TraceOptions {
  const { values, flags, lists } = args;
  const problems = problemsOf(args);
  const [from, to, service] = [values.get('from'), values.get('to'), serviceOf(values)];
  if (problems.length > 0 || from === undefined || to === undefined || service === undefined) {
    throw new UsageError(problems);
  }
  const source = values.get('source');
  const port = values.get('source-port');
  const at = values.get('at');
  const pool = lists.get('pool');
  const down = lists.get('down');
  return {
    from,
    to,
    service,
    ...(source === undefined ? {} : { source }),
    ...(port === undefined ? {} : { sourcePort: Number(port) }),
    ...(flags.get('ipv6') === true ? { family: 6 } : {}),
    role: flags.get('ongoing') === true ? 'ongoing' : 'opening',
    reply: flags.get('reply') ?? false,
    routing: (values.get('routing') ?? 'exact') as RoutingMode,
    reading: (values.get('reading') ?? 'permissive') as TraceOptions['reading'],
    ...(at === undefined ? {} : { at }),
    ...(pool === undefined ? {} : { pool }),
    ...(down === undefined ? {} : { down }),
  };
}

const SERVICE_OPTIONS = ['tcp', 'udp', 'icmp', 'protocol'] as const;
const PORT_MAX = 65535;

function problemsOf(args: Arguments): readonly UsageProblem[] {
  const { values, flags } = args;
  const problems: UsageProblem[] = [...oneTopology(args)];
  for (const option of ['from', 'to']) {
    if (values.has(option)) continue;
    problems.push({ code: 'usage/missing-option', params: { option: `--${option}` } });
  }
  const services = SERVICE_OPTIONS.filter((option) => values.has(option));
  if (services.length === 0) problems.push({ code: 'usage/missing-service', params: {} });
  const exclusive = [
    services.slice(0, 2),
    ['reply', 'ongoing'].filter((name) => flags.get(name) === true),
  ];
  for (const [one, other] of exclusive) {
    if (one === undefined || other === undefined) continue;
    const params = { first: `--${one}`, second: `--${other}` };
    problems.push({ code: 'usage/exclusive', params });
  }
  for (const option of ['tcp', 'udp', 'source-port']) {
    const value = values.get(option);
    if (value === undefined || (/^\d+$/.test(value) && Number(value) <= PORT_MAX)) continue;
    const params = { option: `--${option}`, value, min: 0, max: PORT_MAX };
    problems.push({ code: 'usage/bad-number', params });
  }
  return problems;
}

/** The service as topology files write it. */
function serviceOf(values: Arguments['values']): string | undefined {
  const [tcp, udp, icmp, protocol] = SERVICE_OPTIONS.map((option) => values.get(option));
  if (tcp !== undefined) return `tcp/${tcp}`;
  if (udp !== undefined) return `udp/${udp}`;
  if (icmp !== undefined) return icmp === '' ? 'icmp' : `icmp/${icmp}`;
  return protocol !== undefined && /^\d+$/.test(protocol) ? `protocol/${protocol}` : protocol;
}

/** The result for a topology that could not even be read. */
function unread({ files, diagnostics }: ReadTopology, options: TraceOptions): TraceResult {
  return {
    ...headOf(files, options, diagnostics),
    questions: [],
    opening: [],
    replies: [],
    truncated: false,
  };
}
