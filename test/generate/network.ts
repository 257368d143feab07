/**
 * Small, hostile and always valid networks. Records refer to each other by index modulo length, so
 * every list of numbers stands for a network, and a shorter list for a simpler one.
 */
import fc from 'fast-check';

import type { TunnelId } from '../../src/model/ids.js';
import type { Network } from '../../src/model/network.js';
import { Draw } from './draw.js';
import { drawCables, drawSubnet, drawSwitch, SEGMENTS, SWITCHES } from './layer2.js';
import { drawNode, drawOutline } from './nodes.js';
import { AT, drawTheme } from './world.js';

/** Builds the network that a list of numbers stands for. */
export function networkOf(numbers: readonly number[]): Network {
  const draw = new Draw(numbers);
  const theme = drawTheme(draw);
  const subnets = Array.from({ length: 2 + draw.below(3) }, (_, i) => drawSubnet(draw, i, theme));
  const outlines = Array.from({ length: 2 + draw.below(4) }, (_, i) =>
    drawOutline(draw, i, subnets, theme),
  );
  const made = outlines.map((outline) => {
    const others = outlines.filter((o) => o !== outline).flatMap((o) => o.interfaces);
    return drawNode(draw, outline, others, theme);
  });
  return {
    name: {},
    model: 'alpha',
    segments: SEGMENTS.map((id) => ({ id, name: {}, kind: 'other', at: AT })),
    subnets,
    switches: SWITCHES.map((id) => drawSwitch(draw, id)),
    cables: drawCables(draw, theme),
    tunnels: [{ id: 't0' as TunnelId, name: {}, encapsulation: 'gre', at: AT }],
    nodes: made.map((m) => m.node),
    filters: made.flatMap((m) => m.filters),
    register: [],
  };
}

/** Networks as lists of numbers: print the list, and the case is back. */
export const networkNumbers: fc.Arbitrary<readonly number[]> = fc.array(fc.nat({ max: 9999 }), {
  minLength: 400,
  maxLength: 1200,
  size: 'max',
});
