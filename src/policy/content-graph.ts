/** The content graph of a study, from the traffic that the study has computed anyway. */
import { NetworkGraph } from '../analysis/content/graph.js';
import type { FamilyWorld } from '../analysis/content/world.js';
import { FAMILIES, type Family } from '../model/address.js';
import { methodsUnder } from './sanitizers.js';
import type { Study } from './study.js';

/** Asked for by several requirements, so remembered. */
const GRAPHS = new WeakMap<Study, NetworkGraph>();

export function contentGraph(study: Study): NetworkGraph {
  const known = GRAPHS.get(study);
  if (known !== undefined) return known;
  const { network, layout, segments, places, options } = study;
  const graph = new NetworkGraph({
    network,
    layout,
    segments,
    places,
    spoofing: options.spoofing,
    methods: methodsUnder(study),
    families: FAMILIES.map((family) => familyWorld(study, family)),
  });
  GRAPHS.set(study, graph);
  return graph;
}

function familyWorld(study: Study, family: Family): FamilyWorld {
  const traffic = study.traffic(family);
  const coverage = study.coverage(family);
  return {
    analyzer: traffic.analyzer,
    partsFrom: (place) => traffic.from(place),
    covers: (from, to, role) => coverage.covers(from, to, role),
    senders: (place, role) => study.senders(family, place, role),
  };
}
