/** R-CLS-3b, 2(10): whatever is connected to the Internet is Internet-connected; so is the CMS. */
import type { Node } from '../../model/node.js';
import type { FlowKind } from '../../model/register.js';
import type { SegmentKind } from '../../model/segment.js';
import type { Draft } from '../draft.js';
import { missingExternal, outsidePaths } from '../outside-paths.js';
import { draft, type Requirement } from '../requirement.js';
import { AS_WRITTEN, type Study } from '../study.js';

const ID = 'R-CLS-3b';

/** Words in a role or a kind of data that make a system the town's web site. */
const CMS_WORDS: readonly string[] = ['ホームページ管理', 'コンテンツ管理'];

/** α′ lets LGWAN terminals use named services; networks beside the three have lines of their own. */
const EXCEPTIONS: Partial<Record<SegmentKind, readonly FlowKind[]>> = {
  'lgwan-connected': ['local-breakout'],
  education: ['aggregation-bypass'],
  'public-wifi': ['aggregation-bypass'],
  other: ['aggregation-bypass'],
};

export const INTERNET_CONNECTED: Requirement = {
  id: ID,
  clause: '2(10)',
  kind: 'crossing',
  check(study) {
    const paths = outsidePaths(study, {
      requirement: ID,
      externals: ['internet', 'cloud-service'],
      allowed: ['internet-connected'],
      exceptions: (kind) => EXCEPTIONS[kind] ?? [],
      variant: AS_WRITTEN,
      violated: 'cls/internet-path',
      proved: (from, to) => ({ code: 'ok/no-path', params: { from: from.id, to: to.id } }),
    });
    const systems = study.network.nodes.filter(isCms).flatMap((node) => misplaced(study, node));
    return [...missingExternal(study, ID, 'internet'), ...paths, ...systems];
  },
};

function isCms({ facts }: Node): boolean {
  return [facts.role ?? '', ...facts.data.map((data) => data.value)].some((value) => {
    const text = value.normalize('NFKC').toLowerCase();
    return /(^|[^a-z])cms([^a-z]|$)/.test(text) || CMS_WORDS.some((word) => text.includes(word));
  });
}

function misplaced(study: Study, node: Node): readonly Draft[] {
  return study.segments
    .ofNode(node)
    .filter((segment) => segment.kind !== 'internet-connected')
    .map((segment) =>
      draft(ID, {
        verdict: 'violated',
        code: 'cls/cms-outside',
        params: { node: node.id, segment: segment.id },
        at: node.at,
        subject: node.id,
      }),
    );
}
