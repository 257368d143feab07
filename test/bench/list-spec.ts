/** Which list a process is to measure. */
import type { Family } from '../../src/model/address.js';
import { listName, readList } from './list-file.js';
import { makeList, type Line, type Shape } from './lists.js';

export interface ListSpec {
  readonly family: Family;
  /** A made list has a shape and a length, one from a file its path. */
  readonly shape?: Shape;
  readonly length?: number;
  readonly path?: string;
}

export function listOf({ family, shape, length, path }: ListSpec): readonly Line[] {
  if (path !== undefined) return readList(path);
  return makeList(shape ?? 'municipal', length ?? 0, family);
}

export function specName({ family, shape, length, path }: ListSpec): string {
  if (path !== undefined) return listName(path);
  return `${shape} ${length}${family === 6 ? ' IPv6' : ''}`;
}
