/** Mistakes with files as such. */
import type { FileCode } from '../../model/diagnostic-codes.js';
import type { DiagnosticTexts } from '../diagnostic-text.js';

export const FILE: DiagnosticTexts<FileCode> = {
  'file/not-found': {
    what: '{path} というファイルもフォルダもありません。',
    why: '読めない構成については何も判定できません。',
    fix: 'パスを確認してください。現在のフォルダ、または include を書いたファイルからの相対パスです。',
  },
  'file/no-topology': {
    what: 'フォルダ {path} に {candidates} のいずれもありません。',
    why: 'フォルダを指定したときは中の構成ファイルを読みます。どのファイルかを推測してはなりません。',
    fix: 'ファイルそのものを指定するか、ファイル名を topology.yaml にしてください。',
  },
  'file/several-topologies': {
    what: 'フォルダ {path} に {first} と {second} の両方があります。',
    why: '判定は一つのネットワークに対するものです。どちらを指すのか決められません。',
    fix: 'ファイルそのものを指定するか、一方を取り除いてください。',
  },
  'file/unreadable': {
    what: 'ファイル {path} を読めません({reason})。',
    why: '読めない構成については何も判定できません。',
    fix: 'ファイルと上位フォルダのアクセス権を確認してください。',
  },
  'file/not-a-file': {
    what: '{path} はファイルでもフォルダでもありません。',
    why: '入力は一度だけ読み、そのダイジェストを結果に記録するため、通常のファイルでなければなりません。例外は標準入力を表す `-` だけです。',
    fix: 'ファイルを指定するか、標準入力に流し込んで `-` を指定してください。',
  },
  'file/too-large': {
    what: 'ファイル {path} は {bytes} バイトあります。読み込みは {bytesMax} バイトまでです。',
    why: '最大規模の都道府県の構成でもこの上限には遠く及びません。別のファイルを指定していると思われます。',
    fix: 'パスを確認するか、`include` で分割してください。',
  },
  'file/not-utf8': {
    what: 'ファイル {path} は UTF-8 ではありません。{offset} バイト目がどの文字にも当たりません。{guess} と思われます。',
    why: '書かれたときと違う文字コードで読むと、名前が気付かれないまま別の名前になります。',
    fix: 'UTF-8 で保存し直してください(`iconv -f {guess} -t UTF-8`、またはエディタで)。',
  },
  'file/not-text': {
    what: 'ファイル {path} はテキストではありません。{offset} バイト目が、使われているどの文字コードの文字にも当たりません。',
    why: '構成は人が読んで確認するテキストです。それ以外のものを構成とはみなしません。',
    fix: 'パスを確認してください。圧縮や暗号化されたものは、先に元へ戻してください。',
  },
};
