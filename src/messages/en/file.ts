/** Mistakes with files as such. */
import type { FileCode } from '../../model/diagnostic-codes.js';
import type { DiagnosticTexts } from '../diagnostic-text.js';

export const FILE: DiagnosticTexts<FileCode> = {
  'file/not-found': {
    what: 'There is no file or folder {path}.',
    why: 'Nothing can be said about a topology that cannot be read.',
    fix: 'Check the path; it is relative to the current folder, or to the file that includes it.',
  },
  'file/no-topology': {
    what: 'The folder {path} has none of {candidates}.',
    why: 'A folder stands for the topology file in it, and which of several files that is must not be a guess.',
    fix: 'Name the file itself, or call it topology.yaml.',
  },
  'file/several-topologies': {
    what: 'The folder {path} has both {first} and {second}.',
    why: 'A verdict must be about one network, and nothing says which of the two is meant.',
    fix: 'Name the file itself, or remove one of them.',
  },
  'file/unreadable': {
    what: 'The file {path} cannot be read ({reason}).',
    why: 'Nothing can be said about a topology that cannot be read.',
    fix: 'Check the permissions of the file and of the folders above it.',
  },
  'file/not-a-file': {
    what: '{path} is neither a file nor a folder.',
    why: 'Input is read once and its digest is part of the result, so it must be an ordinary file. Only `-`, the standard input, is an exception.',
    fix: 'Name a file, or send the text to the standard input and name `-`.',
  },
  'file/too-large': {
    what: 'The file {path} has {bytes} bytes; at most {bytesMax} are read.',
    why: 'A topology of the largest prefecture is far below this limit, so this is most likely another file.',
    fix: 'Check the path, or split the topology with `include`.',
  },
  'file/not-utf8': {
    what: 'The file {path} is not UTF-8: byte {offset} fits no character. It looks like {guess}.',
    why: 'Read in another encoding than it was written in, a name would silently become another name.',
    fix: 'Save the file as UTF-8 (with `iconv -f {guess} -t UTF-8`, or in the editor).',
  },
  'file/not-text': {
    what: 'The file {path} is no text: byte {offset} fits no character of any encoding in use.',
    why: 'A topology is text that people read and sign; nothing else is taken for one.',
    fix: 'Check the path. A topology that was packed or encrypted must be unpacked first.',
  },
};
