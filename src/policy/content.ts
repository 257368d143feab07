/** The content closure (SEMANTICS §10) as plain data, for whoever asks about it from outside. */
import { Closure } from '../analysis/content/closure.js';
import type { Doubts, Form, Label } from '../analysis/content/label.js';
import type { Network } from '../model/network.js';
import type { VerifyOptions } from '../model/result.js';
import { contentGraph } from './content-graph.js';
import { Study } from './study.js';

export interface ContentOptions extends VerifyOptions {
  /** How doubtful facts are read. */
  readonly doubts: Doubts;
}

/**
 * What every holder has, by label and holder: `subnet ID`, `external ID`, or `node ID` for sanitizers
 * and devices that relay. A holder that has nothing is left out; what a sanitizer received raw is
 * raw at it, whatever it then does.
 */
export type ContentByLabel = Readonly<Record<Label, Readonly<Record<string, Form>>>>;

/** Scheduled and unmodelled lines are read so that the most passes (SEMANTICS §4.7, permissive). */
export function contentOf(network: Network, options: ContentOptions): ContentByLabel {
  const study = Study.of(network, options);
  const graph = contentGraph(study);
  const { doubts } = options;
  const byHolder = (label: Label): Readonly<Record<string, Form>> => {
    const closure = Closure.of(graph, study.segments, { label, doubts });
    return Object.fromEntries(
      graph.holders.flatMap((holder) => {
        const form = closure.form(holder);
        return form === undefined ? [] : [[holder.key, form]];
      }),
    );
  };
  return { taint: byHolder('taint'), secret: byHolder('secret'), inside: byHolder('inside') };
}
