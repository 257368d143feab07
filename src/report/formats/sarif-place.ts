/** Places and texts as SARIF writes them. */
import type { Location } from '../../model/location.js';

/** A location object of SARIF. */
export type SarifLocation = Readonly<Record<string, unknown>>;

/** A place; columns are UTF-16 code units, as everywhere in this program. */
export function placeOf({ path, line, column, endLine, endColumn }: Location): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: fileOf(path),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/** A file: relative to the root of the sources where its path is relative. */
export function fileOf(path: string): SarifLocation {
  const uri = uriOf(path);
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** `path` as a URI reference, every character that is not plain as its UTF-8 bytes in percent. */
export function uriOf(path: string): string {
  const encoded = path
    .replace(/^(?:\.\/)+(?=.)/, '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, percent))
    .join('/');
  if (encoded.startsWith('//')) return `file:${encoded}`;
  if (encoded.startsWith('/')) return `file://${encoded}`;
  return /^[A-Za-z]%3A\//.test(encoded) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

export function textOf(text: string): { readonly text: string } {
  return { text };
}
