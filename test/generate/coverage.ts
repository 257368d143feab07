/** Counts, over many networks, how many exercised each feature. */
import type { Network } from '../../src/model/network.js';
import type { Trace } from '../../src/model/trace.js';
import type { Listener } from '../exactness/compare.js';
import { FEATURES } from './features.js';
import { Setting, Story } from './story.js';

export class Coverage {
  readonly #networks = new Map<string, number>();
  #total = 0;

  /** Listens to the stories of one more network; call `done` after the last. */
  listener(network: Network): { readonly listen: Listener; readonly done: () => void } {
    const setting = new Setting(network);
    const missing = new Map(Object.entries(FEATURES));
    const met = new Set<string>();
    let opening: readonly Trace[] = [];
    const listen: Listener = (role, _, traces) => {
      if (role === 'opening') opening = traces;
      if (traces.length === 0) return;
      const story = new Story(setting, role, traces, opening);
      for (const [feature, detect] of missing) {
        if (!detect(story)) continue;
        met.add(feature);
        missing.delete(feature);
      }
    };
    const done = (): void => {
      this.#total += 1;
      for (const feature of met) {
        this.#networks.set(feature, (this.#networks.get(feature) ?? 0) + 1);
      }
    };
    return { listen, done };
  }

  /** Features and the share of networks (in percent) that met them, rarest first. */
  shares(): readonly (readonly [string, number])[] {
    return Object.keys(FEATURES)
      .map(
        (feature) => [feature, (100 * (this.#networks.get(feature) ?? 0)) / this.#total] as const,
      )
      .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  }

  /** Features that fewer than `percent` of the networks met. */
  below(percent: number): readonly string[] {
    return this.shares()
      .filter(([, share]) => share < percent)
      .map(([feature]) => feature);
  }

  table(): string {
    const rows = Object.keys(FEATURES).map(
      (feature) => `| ${feature} | ${this.#networks.get(feature) ?? 0} |`,
    );
    return ['| feature | networks |', '|---|---:|', ...rows].join('\n');
  }
}
