/** What watches traffic with the Internet: capabilities by name, and who has them. */
import type { Node } from '../model/node.js';
import { isSecurityCloud, type Study } from './study.js';

/** Every path has to have each of these; any word of `by` gives it. */
export const REQUIRED_MONITORING: readonly {
  readonly capability: string;
  readonly by: readonly string[];
}[] = [
  { capability: 'fw-log', by: ['fw-log'] },
  { capability: 'ids', by: ['ids', 'ips'] },
  { capability: 'malware', by: ['malware', 'sandbox'] },
  { capability: 'url-filter', by: ['url-filter', 'proxy-log'] },
];

/** Whether the record of a node says one of these words, after NFKC and in any case. */
export function monitors({ facts: { monitor } }: Node, by: readonly string[]): boolean {
  return monitor.some((word) => by.includes(word.normalize('NFKC').toLowerCase()));
}

/** A firewall or a security cloud of which the files say nothing: it may have anything. */
export function isUnknownMonitor({ segments }: Study, node: Node): boolean {
  if (node.facts.monitor.length > 0) return false;
  if (isSecurityCloud(segments, node)) return true;
  const kind = node.device?.kind ?? 'firewall';
  return node.kind === 'device' && kind === 'firewall';
}
