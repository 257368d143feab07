/**
 * Filters as first-match decisions: what is permitted, and for every header the line that decides. A filter is compiled per
 * context, since lines may ask for interfaces, for the role of the packet and for translation; lines
 * that cannot apply in a context are left out, and contexts with the same lines share one diagram.
 */
import { present } from '../base/assert.js';
import type { Filter, FilterAction, FilterRule } from '../model/filter.js';
import type { InterfaceId } from '../model/ids.js';
import type { Decision, PacketSet, PacketSpace } from '../packet-set/space.js';
import { matchBoxes, type Role } from './boxes.js';
import type { Interpretation } from './interpretation.js';

/** Where and for which packets a filter is asked. */
export interface FilterContext {
  readonly role: Role;
  readonly inInterface?: InterfaceId;
  readonly outInterface?: InterfaceId;
  readonly translated: boolean;
}

/** A filter in one context. */
export interface CompiledFilter {
  readonly filter: Filter;
  readonly decision: Decision;
  /** Entry of `decision` → index in `filter.rules`. */
  readonly lines: readonly number[];
  readonly permit: PacketSet;
}

/** Compiles filters on demand and remembers them. */
export class FilterCompiler {
  readonly #space: PacketSpace;
  readonly #interpretation: Interpretation;
  readonly #compiled = new Map<string, CompiledFilter>();
  readonly #inContext = new Map<string, CompiledFilter>();

  constructor(space: PacketSpace, interpretation: Interpretation) {
    this.#space = space;
    this.#interpretation = interpretation;
  }

  /** The filter as it acts in `context`. */
  compile(filter: Filter, context: FilterContext): CompiledFilter {
    const { role, inInterface = '', outInterface = '', translated } = context;
    const key = [filter.id, role, inInterface, outInterface, translated].join('\n');
    const known = this.#inContext.get(key);
    if (known !== undefined) return known;
    const compiled = this.#compile(filter, context);
    this.#inContext.set(key, compiled);
    return compiled;
  }

  #compile(filter: Filter, context: FilterContext): CompiledFilter {
    const lines = filter.rules
      .map((_, index) => index)
      .filter((index) => this.#applies(present(filter.rules[index], 'line'), context));
    const hasEstablished = lines.some((index) =>
      filter.rules[index]?.match.services.some((service) => service.established),
    );
    const role = hasEstablished && context.role !== 'opening' ? 'claims' : 'plain';
    const key = `${filter.id} ${role} ${lines.join(',')}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const compiled = this.#build(filter, lines, context.role);
    this.#compiled.set(key, compiled);
    return compiled;
  }

  #applies(line: FilterRule, context: FilterContext): boolean {
    if (!line.enabled) return false;
    if (line.inInterfaces !== undefined && !has(line.inInterfaces, context.inInterface))
      return false;
    if (line.outInterfaces !== undefined && !has(line.outInterfaces, context.outInterface)) {
      return false;
    }
    if (line.translated !== undefined && line.translated !== context.translated) return false;
    if (line.certainty === 'sure') return true;
    const reading = this.#interpretation[line.certainty];
    return (reading === 'permissive') === (line.action === 'permit');
  }

  #build(filter: Filter, lines: readonly number[], role: Role): CompiledFilter {
    const space = this.#space;
    const rules = lines.map((index) => present(filter.rules[index], 'line'));
    const decision = space.firstMatch(
      rules.map((line) => matchBoxes(line.match, space.family, role)),
      (entry) => this.#effect(present(rules[entry], 'line')) === 'permit',
    );
    const accepted = space.accepted(decision);
    const permit =
      filter.defaults[space.family] === 'permit'
        ? space.union(accepted, space.decidedBy(decision, space.all, 'none'))
        : accepted;
    return { filter, decision, lines, permit };
  }

  #effect(line: FilterRule): FilterAction {
    if (this.#interpretation.explicitPermits || line.implicit) return line.action;
    return 'deny';
  }
}

function has(list: readonly InterfaceId[], id: InterfaceId | undefined): boolean {
  return id !== undefined && list.includes(id);
}
