/** Service lists: what `service` and the members of `services` mean. */
import type { Service } from '../../model/match.js';
import { canonicalName } from '../grammar/name.js';
import { ANY_SERVICE, parseService, SERVICE_WORDS } from '../grammar/service.js';
import type { Context } from './context.js';
import type { Found } from './names.js';
import { items, type Path } from './written.js';

export class ServiceBook {
  readonly #context: Context;
  readonly #services = new Map<string, readonly Service[]>();
  readonly #pending: string[] = [];
  readonly #used = new Set<string>();

  constructor(context: Context) {
    this.#context = context;
    for (const found of context.names.all('service')) {
      this.#checkName(found);
      this.#named(found);
    }
  }

  /** Names that something refers to. */
  get used(): ReadonlySet<string> {
    return this.#used;
  }

  /** What a list means; one that was not written is `any`. */
  list(value: string | readonly string[] | undefined, path: Path): readonly Service[] {
    if (value === undefined) return [ANY_SERVICE];
    return items(value, path).flatMap((text) => {
      const { names, report } = this.#context;
      const term = report.accept(text, parseService(text.value));
      if (term === undefined) return [];
      if (term.kind === 'service') return [term.service];
      const wanted = { kinds: ['service'], as: 'service', words: SERVICE_WORDS } as const;
      const found = names.find({ value: term.name, path: text.path }, wanted);
      if (found === undefined) return [];
      this.#used.add(found.id);
      return this.#named(found);
    });
  }

  #checkName({ id, key }: Found): void {
    const { report } = this.#context;
    if (!SERVICE_WORDS.includes(canonicalName(id))) return;
    report.error('resolve/reserved-name', report.keyPlace(['services', key]), { name: id });
    this.#used.add(id);
  }

  #named({ id, key }: Found): readonly Service[] {
    const known = this.#services.get(id);
    if (known !== undefined) return known;
    const cycle = this.#pending.indexOf(id);
    if (cycle >= 0) {
      const names = [...this.#pending.slice(cycle), id].join(' → ');
      const { report } = this.#context;
      report.error('resolve/object-cycle', report.keyPlace(['services', key]), { names });
      return [];
    }
    this.#pending.push(id);
    const services = this.list(this.#context.topology.services.get(key), ['services', key]);
    this.#pending.pop();
    this.#services.set(id, services);
    return services;
  }
}
