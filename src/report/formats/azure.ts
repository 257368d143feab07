/**
 * Logging commands of Azure Pipelines, which become issues of the run. They never set the result of
 * the task: that is for the exit code alone.
 */
import type { Catalog } from '../../messages/catalog.js';
import type { VerifyResult } from '../../model/result.js';
import { oneLine } from './escape.js';
import { entriesOf, type Level } from './entry.js';

export function azureText(results: readonly VerifyResult[], messages: Catalog): string {
  return entriesOf(results, messages)
    .map(({ level, at, id, name, message }) => {
      const properties = {
        sourcepath: at.path,
        linenumber: String(at.line),
        columnnumber: String(at.column),
        code: id,
      };
      return azureCommand(
        level,
        properties,
        oneLine(name === '' ? message : `${name}: ${message}`),
      );
    })
    .join('');
}

/** One command on one line. */
export function azureCommand(
  level: Level,
  properties: Readonly<Record<string, string>>,
  message: string,
): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(value)};`);
  return `##vso[task.logissue type=${level};${written.join('')}]${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(';', '%3B').replaceAll(']', '%5D');
}
