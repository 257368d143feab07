/** Mistakes in YAML, and in the shape of entries. */
import type { ReadCode } from '../../model/diagnostic-codes.js';
import type { DiagnosticTexts } from '../diagnostic-text.js';

const GUESS = 'What follows would be a guess, and a verdict must not rest on one.';
const SEVERAL = 'Two readers would take it in two ways.';

export const READ: DiagnosticTexts<ReadCode> = {
  'read/too-large': {
    what: 'The file is larger than {megabytesMax} MB.',
    why: 'A topology of the largest prefecture is far below this limit.',
    fix: 'Check that it is the right file, or split it with `include`.',
  },
  'read/empty-file': {
    what: 'The file says nothing.',
    why: 'An empty network violates nothing; a verdict on it would mean nothing.',
    fix: 'Write a topology; docs/topology-format.md begins with a small one.',
  },
  'read/control-character': {
    what: 'The character {character} cannot be in a topology.',
    why: 'It is invisible, or changes how the text around it looks; what is reviewed would not be what is read.',
    fix: 'Remove it. If the file is full of such characters, it is not a text file.',
  },
  'read/byte-order-mark': {
    what: 'There is a byte order mark (U+FEFF) in the middle of the text.',
    why: 'It is invisible, so that two names that look the same would differ.',
    fix: 'Remove it; it often comes from files that were joined.',
  },
  'read/directive': {
    what: 'The directive {directive} is not supported.',
    why: 'Directives change what YAML means further down; topologies are read as YAML 1.2 only.',
    fix: 'Remove the line.',
  },
  'read/multiple-documents': {
    what: 'A second YAML document starts here.',
    why: 'A file is one document; nothing says how two would belong together.',
    fix: 'Remove the line, or put the rest into a file of its own and name it in `include`.',
  },
  'read/not-a-map': {
    what: 'The file is a list or a single value, not keys with values.',
    why: 'A topology consists of sections such as `segments:` and `hosts:`.',
    fix: 'Write the sections; docs/topology-format.md begins with a small example.',
  },
  'read/too-deep': {
    what: 'More than {limit} levels are nested here.',
    why: 'No topology needs as many; the file is damaged or was made to do harm.',
    fix: 'Check the brackets.',
  },
  'read/too-many-problems': {
    what: 'There are more mistakes; only the first {limit} are shown.',
    why: 'Most of them probably have the same cause.',
    fix: 'Mend the first ones and run again.',
  },
  'read/tab-indent': {
    what: 'The line is indented with a tab.',
    why: 'Tabs are as wide as each editor likes, so YAML does not allow them for indentation.',
    fix: 'Use spaces.',
  },
  'read/bad-indent': {
    what: 'The indentation of this line fits nothing above it.',
    why: GUESS,
    fix: 'Give it the column of the lines that it belongs to.',
  },
  'read/no-key': {
    what: '`{text}` is not `key: value`.',
    why: 'Lines at this depth are keys, each with a colon and a space.',
    fix: 'Add the colon, or indent the line if it belongs to the value above.',
  },
  'read/missing-space': {
    what: 'There is no space after the colon.',
    why: 'Without a space the colon is part of the name (as in IPv6 addresses).',
    fix: 'Put a space after the colon.',
  },
  'read/full-width': {
    what: 'Here is the full-width character `{character}`.',
    why: 'YAML does not take it as punctuation or space.',
    fix: 'Write it in half width: `{meant}`.',
  },
  'read/colon-in-text': {
    what: 'A second colon with a space follows on the same line.',
    why: 'It could be part of the text or the key of another entry.',
    fix: 'Put the text in quotes, or begin the inner entry on a line of its own.',
  },
  'read/after-value': {
    what: 'The value ends before `{text}`.',
    why: GUESS,
    fix: 'Remove it, put the whole value in quotes, or write ` #` with a space before a comment.',
  },
  'read/bad-start': {
    what: 'A value cannot start with `{character}` here.',
    why: 'YAML uses this character for something else.',
    fix: 'Put the text in quotes.',
  },
  'read/bad-escape': {
    what: '`{escape}` means nothing inside double quotes.',
    why: 'In double quotes a backslash starts an escape such as \\n or \\u3042.',
    fix: "Double the backslash, or use single quotes ('…').",
  },
  'read/unclosed': {
    what: '`{character}` is opened here and not closed.',
    why: 'Everything below would become part of it.',
    fix: 'Close it, or indent the lines that belong to it.',
  },
  'read/bracket-indent': {
    what: 'The closing `{character}` is not indented.',
    why: 'In YAML everything in brackets is deeper than the key in front of them, the last bracket included.',
    fix: 'Indent it by one space more than the key, or put it at the end of the line above.',
  },
  'read/missing-comma': {
    what: 'Between items in brackets there must be a comma.',
    why: GUESS,
    fix: 'Put a comma, or close the bracket before.',
  },
  'read/unexpected-character': {
    what: '`{character}` stands where an item is expected.',
    why: 'An item is missing, or there is one comma too many.',
    fix: 'Remove the character or write the item.',
  },
  'read/complex-key': {
    what: 'A key must be a plain text.',
    why: 'Lists and maps as keys are allowed in YAML, but nothing in a topology is called that.',
    fix: 'Write a name, or remove the `?`.',
  },
  'read/key-not-text': {
    what: 'YAML takes the key `{key}` for a number, a truth value or nothing.',
    why: 'Names are texts; `010` and `10` would be the same number and two different names.',
    fix: 'Put the key in quotes: "{key}".',
  },
  'read/duplicate-key': {
    what: '`{key}` is here twice.',
    why: 'Most programs silently take the last one; a reader sees the first.',
    fix: 'Remove or rename one of the two.',
  },
  'read/merge-key': {
    what: 'Merge keys (`<<`) are not supported.',
    why: 'They are not part of YAML 1.2, and which value wins differs from program to program.',
    fix: 'Write the keys out, or use an anchor for the whole value.',
  },
  'read/tag': {
    what: 'The tag {tag} is not supported.',
    why: 'Tags change the type of a value; a topology says it by quotes alone.',
    fix: 'Remove the tag; put the value in quotes if it is a text.',
  },
  'read/anchor-on-key': {
    what: 'The anchor or tag here belongs to the key, not to the entry.',
    why: 'YAML binds it to the first word of the line, which is hardly what was meant.',
    fix: 'Put it on the line above, behind the `key:` or `-` that the entry belongs to.',
  },
  'read/unknown-alias': {
    what: 'No anchor &{name} stands before this alias.',
    why: 'An alias repeats what an anchor above it has named.',
    fix: 'Check the name. If `*` is part of a text, put the text in quotes.',
  },
  'read/alias-loop': {
    what: 'The alias *{name} stands inside the value that it repeats.',
    why: 'The value would be infinitely large.',
    fix: 'Write out what is meant.',
  },
  'read/alias-limit': {
    what: 'Aliases repeat more than {limit} values.',
    why: 'A few lines can be made to stand for billions; no topology needs that.',
    fix: 'Use groups in `objects` instead of repeating lists.',
  },
  'read/include-path': {
    what: '`{path}` is not a path relative to this file with forward slashes.',
    why: 'A topology must mean the same on every machine.',
    fix: 'Write it like `sub/other.yaml` or `../other.yaml`.',
  },
  'read/include-missing': {
    what: 'The file {path} is not there.',
    why: 'A part of the network would be missing from every verdict.',
    fix: 'Check the path; it is relative to the file that includes it.',
  },
  'read/include-cycle': {
    what: '{path} includes itself, directly or by way of others.',
    why: 'It cannot be said which of the files comes first.',
    fix: 'Remove this include.',
  },
  'read/not-included': {
    what: 'No `include` names this file.',
    why: 'It was given but would not take part in any verdict.',
    fix: 'Name it in `include` of the first file, or leave it out.',
  },
  'read/version-missing': {
    what: 'The version of the format is missing.',
    why: 'Later versions may mean something else by the same words.',
    fix: 'Put `sekisho: {supported}` on the first line.',
  },
  'read/version-unsupported': {
    what: 'The file is written in version {found} of the format.',
    why: 'This program reads version {supported} only.',
    fix: 'Use a program that reads this version, or convert the file.',
  },
  'read/policy-version': {
    what: 'This is no policy file: its version is missing.',
    why: 'Policy files hold requirements only; a topology is named without `--policy`.',
    fix: 'Put `sekisho-policy: {supported}` on the first line, if it is a policy file.',
  },
  'read/duplicate-id': {
    what: '`{id}` is in `{section}` of two files.',
    why: 'Sections of all files are joined; which of the two holds must not be a guess.',
    fix: 'Remove or rename one of the two.',
  },
  'read/duplicate-header': {
    what: '`{key}` is stated by two files.',
    why: 'It holds for the topology as a whole.',
    fix: 'Leave it in one file only.',
  },
  'read/base-missing': {
    what: 'There is no topology at {path}, neither as a file nor in a folder of that name.',
    why: 'What this file states are differences; without what they differ from there is no network.',
    fix: 'Check the path; it is relative to this file. In a folder it must be called topology.yaml.',
  },
  'read/base-cycle': {
    what: '{path} is a difference against itself, directly or by way of others.',
    why: 'Somewhere a topology must stand that needs no other.',
    fix: 'Name another base, or remove this one.',
  },
  'read/overlay-not-first': {
    what: '`{key}` stands in a file that another one includes.',
    why: 'Differences are those of a whole topology, and are read before anything else in it.',
    fix: 'Move it to the file that is named on the command line or as a base.',
  },
  'read/overlay-without-base': {
    what: '`{key}` stands in a file without `base`.',
    why: 'It says what is to change in another topology, and none is named.',
    fix: 'Name that topology in `base`, or remove `{key}` and change the entry itself.',
  },
  'read/path-unknown': {
    what: 'There is no `{path}` in the base.',
    why: 'A difference that changes nothing shows that the base is not what was in mind.',
    fix: 'Check each name of the path. What an earlier entry took out is no longer there.',
  },
  'read/path-ambiguous': {
    what: '`{path}` leads to {count} places.',
    why: 'Which of them is meant must not be a guess.',
    fix: 'Give the lines an `id`, or name the list item by its position.',
  },
  'read/insert-where': {
    what: 'An entry of `insert` has exactly one of {allowed}.',
    why: 'The order of lines decides, so where new ones go must be said, once.',
    fix: 'Keep one of them.',
  },
  'read/not-a-list': {
    what: '`{path}` is no list.',
    why: 'Only a list has a first and a last item.',
    fix: 'Name the list itself; of a filter with a default that is its `rules`.',
  },
  'read/not-in-a-list': {
    what: '`{path}` is no item of a list.',
    why: 'Only between items of a list is there a before and an after.',
    fix: 'Name a line. An entry of a section is added by writing it in the section.',
  },
  'read/unknown-key': {
    what: '`{key}` is not a key of {parent}.',
    why: 'A misspelt key that was ignored would leave a filter or a fact out without a word.',
    fix: 'Correct or remove it; docs/topology-format.md lists the keys, docs/scenarios.md those of scenarios.',
  },
  'read/missing-key': {
    what: '`{key}` is missing from {parent}.',
    why: 'The entry means nothing without it, and there is no safe default.',
    fix: 'Add `{key}:`.',
  },
  'read/no-keys': {
    what: 'This entry is empty.',
    why: 'At least one of these is needed: {allowed}.',
    fix: 'Add one of them, or remove the entry.',
  },
  'read/empty-value': {
    what: 'There is a key but no value.',
    why: 'Whether nothing or something else was meant cannot be told.',
    fix: 'Write a value ({allowed}), or remove the key.',
  },
  'read/empty-list': {
    what: 'The list is empty.',
    why: 'It could mean everything or nothing.',
    fix: 'Write at least one item; `any` stands for everything where that is allowed.',
  },
  'read/not-a-pair': {
    what: 'Two items are needed here; there are {count}.',
    why: 'A cable has two ends.',
    fix: 'Write both ends as switch/port.',
  },
  'read/wrong-kind': {
    what: '`{found}` is the wrong kind of value here.',
    why: 'Allowed here: {allowed}.',
    fix: 'Write it in one of these ways.',
  },
  'read/needs-quotes': {
    what: 'YAML takes {found} for a number or a truth value; a text is needed here.',
    why: 'A number loses how it was written: 10.10 would become 10.1.',
    fix: 'Put it in quotes: "{found}".',
  },
  'read/not-a-flag': {
    what: '{found} is only a text in YAML 1.2.',
    why: SEVERAL,
    fix: 'Write {meant}.',
  },
  'read/number-notation': {
    what: '{found} is an unusual way of writing the number {meant}.',
    why: SEVERAL,
    fix: 'Write {meant} if that is meant; put it in quotes if it is a name.',
  },
  'read/number-range': {
    what: '{found} is not a whole number from {min} to {max}.',
    why: 'No other number has a meaning here.',
    fix: 'Correct the number.',
  },
  'read/not-one-of': {
    what: '`{found}` is not one of the words that are allowed here.',
    why: 'Allowed are: {allowed}.',
    fix: 'Use one of them.',
  },
  'read/bad-date': {
    what: '`{found}` is not a date.',
    why: 'Dates are written year-month-day, so that they are read alike everywhere.',
    fix: 'Write it like 2026-04-01.',
  },
  'read/bad-mac': {
    what: '`{found}` is not a MAC address.',
    why: 'Six groups of two hexadecimal digits are expected.',
    fix: 'Write it like 02:00:0a:0a:0a:1f.',
  },
  'read/bad-name': {
    what: '`{found}` cannot be a name here.',
    why: 'Names have 1 to 64 letters, digits and `_ - . /`, so that they can be told from what stands around them.',
    fix: 'Choose another name; a title for people goes into `name` or `comment`.',
  },
  'read/bad-id': {
    what: '`{id}` cannot be an id.',
    why: 'Ids have 1 to 64 letters, digits and `_ - .`, at least one of them a letter, so that they are never taken for an address.',
    fix: 'Choose another id; a title for people goes into `name`.',
  },
  'read/reserved-id': {
    what: '`{id}` is a word of the format.',
    why: 'Where a name can stand, this word means something else.',
    fix: 'Choose another id.',
  },
  'read/twin-id': {
    what: '`{id}` and `{first}` differ only in the width or form of their letters.',
    why: 'They look alike to people, and names are compared without that difference.',
    fix: 'Rename one of the two.',
  },
};
