/** Policy files: requirements that join those of a topology, whatever its layers state. */
import type { SourceFile } from '../../model/diagnostic.js';
import { POLICY_FILE, POLICY_HEAD, POLICY_VERSION } from '../schema/own-requirement.js';
import { normalizePath } from './includes.js';
import { checkKnown } from './keys.js';
import { joinedSections, sectionOf } from './layer.js';
import { excerpt, type Report } from './problem.js';
import { locate, openSource } from './source.js';
import type { MapNode, Member } from './yaml/node.js';
import { parseYaml } from './yaml/parse-yaml.js';

const KEY = 'requirements';

/** `root` with the requirements of all `policies`; one file given twice counts once. */
export function withPolicies(
  root: MapNode,
  policies: readonly SourceFile[],
  report: Report,
): MapNode {
  const byPath = new Map(policies.map((file) => [normalizePath(file.path), file]));
  let members: ReadonlyMap<string, Member> = root.members;
  for (const file of byPath.values()) {
    const added = requirementsIn(file, report);
    const part = added && sectionOf(KEY, added.value, report);
    if (added === undefined || part === undefined) continue;
    const before = members.get(KEY);
    const value = before === undefined ? part : joinedSections(KEY, before.value, part, report);
    members = new Map(members).set(KEY, { key: before?.key ?? added.key, value });
  }
  return { ...root, members };
}

/** The requirements that a policy file states; everything else about it is said here. */
function requirementsIn(file: SourceFile, report: Report): Member | undefined {
  const source = openSource(file);
  const root = parseYaml(source, report);
  if (root === undefined) return undefined;
  const start = locate({ source, start: root.start, end: root.start });
  const version = root.members.get(POLICY_HEAD)?.value;
  if (version === undefined) {
    if (!root.damaged) report('read/policy-version', start, { supported: POLICY_VERSION });
    return undefined;
  }
  const found = excerpt(source.text.slice(version.start, version.end));
  if (version.kind !== 'broken' && found !== String(POLICY_VERSION)) {
    const params = { found, supported: POLICY_VERSION };
    report('read/version-unsupported', locate(version), params);
    return undefined;
  }
  const known = POLICY_FILE.kind === 'entry' ? Object.keys(POLICY_FILE.required) : [];
  const meant = checkKnown(known, root, source.path, report);
  const stated = root.members.get(KEY);
  if (stated === undefined && !root.damaged && !meant.includes(KEY)) {
    report('read/missing-key', start, { key: KEY, parent: source.path });
  }
  return stated;
}
