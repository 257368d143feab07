/** Neighbors spare the closure pairs between which nothing moves, and no others. */
import { describe, expect, test } from 'vitest';
import type { ContentGraph } from '../../src/analysis/content/graph.js';
import { RegisterGraph } from '../../src/analysis/content/register-graph.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import { contentGraph } from '../../src/policy/content-graph.js';
import { methodsUnder } from '../../src/policy/sanitizers.js';
import { Study } from '../../src/policy/study.js';
import { networkOf, TOWNS } from '../topologies/town.js';

/** Ordered pairs of holders with moves, and those that are neighbors. */
function pairsOf(graph: ContentGraph) {
  const moving: string[] = [];
  const near: string[] = [];
  for (const from of graph.holders) {
    for (const to of graph.holders) {
      if (from === to) continue;
      const pair = `${from.key} > ${to.key}`;
      if (graph.neighbors(from).includes(to)) near.push(pair);
      if ([...graph.moves(from, to)].length > 0) moving.push(pair);
    }
  }
  return { moving, near };
}

describe.each(TOWNS)('neighbors(holder) in %s', (town) => {
  const study = Study.of(networkOf(town), DEFAULT_VERIFY_OPTIONS);
  const { network, layout, segments, places } = study;
  const world = { network, layout, segments, places, methods: methodsUnder(study) };
  const graphs: readonly (readonly [string, ContentGraph])[] = [
    ['the network', contentGraph(study)],
    ['the register', new RegisterGraph(world, study.ground(4).space)],
  ];

  test.each(graphs)(
    'has every holder with which moves are possible in the graph of %s',
    (_, graph) => {
      const { moving, near } = pairsOf(graph);
      expect(moving.length).toBeGreaterThan(0);
      expect(near).toEqual(expect.arrayContaining(moving));
    },
  );

  test.each(graphs)(
    'is mutual, ordered by key and without the holder itself in the graph of %s',
    (_, graph) => {
      for (const holder of graph.holders) {
        const near = graph.neighbors(holder);
        expect(near).not.toContain(holder);
        expect(near.map((other) => graph.holders.indexOf(other))).toEqual(
          near.map((other) => graph.holders.indexOf(other)).sort((a, b) => a - b),
        );
        for (const other of near) expect(graph.neighbors(other)).toContain(holder);
      }
    },
  );
});
