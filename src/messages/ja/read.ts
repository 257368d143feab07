/** Mistakes in YAML, and in the shape of entries. */
import type { ReadCode } from '../../model/diagnostic-codes.js';
import type { DiagnosticTexts } from '../diagnostic-text.js';

const GUESS = 'この先は推測になります。判定を推測に頼ることはできません。';
const SEVERAL = '読む人やプログラムによって解釈が分かれます。';

export const READ: DiagnosticTexts<ReadCode> = {
  'read/too-large': {
    what: 'ファイルが {megabytesMax} MB を超えています。',
    why: '最大規模の都道府県の構成でもこの上限には遠く及びません。',
    fix: '正しいファイルか確認するか、`include` で分割してください。',
  },
  'read/empty-file': {
    what: 'ファイルに何も書かれていません。',
    why: '空のネットワークは何にも違反しません。それを判定しても意味がありません。',
    fix: '構成を記述してください。docs/topology-format.md の冒頭に小さな例があります。',
  },
  'read/control-character': {
    what: '文字 {character} は使えません。',
    why: '目に見えないか、前後の見え方を変える文字です。査読した内容と読み込む内容が食い違います。',
    fix: '取り除いてください。多数あるときは、テキストファイルではないと思われます。',
  },
  'read/byte-order-mark': {
    what: '文の途中にバイト順マーク(U+FEFF)があります。',
    why: '目に見えないため、同じに見える名前が別の名前になります。',
    fix: '取り除いてください。ファイルを連結したときに混入することがあります。',
  },
  'read/directive': {
    what: 'ディレクティブ {directive} には対応していません。',
    why: 'ディレクティブは以降の YAML の意味を変えます。構成は YAML 1.2 としてのみ読みます。',
    fix: 'この行を削除してください。',
  },
  'read/multiple-documents': {
    what: 'ここから二つ目の YAML 文書が始まっています。',
    why: '一つのファイルには一つの文書だけを書きます。二つの関係を決められません。',
    fix: 'この行を削除するか、以降を別ファイルにして `include` に書いてください。',
  },
  'read/not-a-map': {
    what: 'ファイル全体がリストまたは単独の値になっています。',
    why: '構成は `segments:` や `hosts:` などの節からなります。',
    fix: '節を書いてください。docs/topology-format.md の冒頭に小さな例があります。',
  },
  'read/too-deep': {
    what: '入れ子が {limit} 段を超えています。',
    why: '構成の記述にこれほどの深さは不要です。壊れているか、悪意のあるファイルです。',
    fix: '括弧の対応を確認してください。',
  },
  'read/too-many-problems': {
    what: '誤りはほかにもあります。最初の {limit} 件のみ表示しました。',
    why: '多くは同じ原因によると思われます。',
    fix: '先頭の誤りを直してから再度実行してください。',
  },
  'read/tab-indent': {
    what: 'タブで字下げされています。',
    why: 'タブの幅はエディタによって異なるため、YAML では字下げに使えません。',
    fix: '空白で字下げしてください。',
  },
  'read/bad-indent': {
    what: 'この行の字下げは、上のどの行とも合いません。',
    why: GUESS,
    fix: '属する行と桁をそろえてください。',
  },
  'read/no-key': {
    what: '`{text}` は `キー: 値` の形になっていません。',
    why: 'この深さの行はキーで始まり、コロンと空白が続きます。',
    fix: 'コロンを補ってください。上の値の続きであれば字下げしてください。',
  },
  'read/missing-space': {
    what: 'コロンの後に空白がありません。',
    why: '空白がないコロンは名前の一部とみなされます(IPv6 アドレスなど)。',
    fix: 'コロンの後に空白を入れてください。',
  },
  'read/full-width': {
    what: '全角文字 `{character}` があります。',
    why: 'YAML では区切りや空白として扱われません。',
    fix: '半角の `{meant}` に直してください。',
  },
  'read/colon-in-text': {
    what: '同じ行に、空白を伴うコロンがもう一つあります。',
    why: '文の一部とも、別の項目のキーとも読めます。',
    fix: '文であれば引用符で囲み、項目であれば行を改めてください。',
  },
  'read/after-value': {
    what: '値は `{text}` の手前で終わっています。',
    why: GUESS,
    fix: '取り除くか、値全体を引用符で囲んでください。コメントの `#` の前には空白が必要です。',
  },
  'read/bad-start': {
    what: 'ここでは値を `{character}` で始められません。',
    why: 'YAML ではこの文字に別の役割があります。',
    fix: '引用符で囲んでください。',
  },
  'read/bad-escape': {
    what: '二重引用符の中の `{escape}` には意味がありません。',
    why: '二重引用符の中の \\ は、\\n や \\u3042 などの特殊な表記の始まりです。',
    fix: "\\ を二つ重ねるか、単一引用符('…')を使ってください。",
  },
  'read/unclosed': {
    what: 'ここで開いた `{character}` が閉じられていません。',
    why: '以降のすべてがその中身になってしまいます。',
    fix: '閉じるか、中身の行を字下げしてください。',
  },
  'read/missing-comma': {
    what: '括弧の中の要素の間にコンマがありません。',
    why: GUESS,
    fix: 'コンマを補うか、手前で括弧を閉じてください。',
  },
  'read/unexpected-character': {
    what: '要素があるべきところに `{character}` があります。',
    why: '要素が抜けているか、コンマが一つ余分です。',
    fix: '取り除くか、要素を書いてください。',
  },
  'read/complex-key': {
    what: 'キーは単純な文字列でなければなりません。',
    why: 'YAML ではリストなどもキーにできますが、構成の記述では使いません。',
    fix: '名前を書くか、`?` を取り除いてください。',
  },
  'read/key-not-text': {
    what: 'キー `{key}` は YAML では数値や真偽値などになります。',
    why: '名前は文字列です。`010` と `10` は数値としては同じですが、名前としては別です。',
    fix: '引用符で囲み "{key}" としてください。',
  },
  'read/duplicate-key': {
    what: '`{key}` が二つあります。',
    why: '多くのプログラムは後のものを黙って採用しますが、人は先のものを読みます。',
    fix: '一方を削除するか、名前を変えてください。',
  },
  'read/merge-key': {
    what: 'マージキー(`<<`)には対応していません。',
    why: 'YAML 1.2 の仕様になく、どの値が優先されるかがプログラムによって異なります。',
    fix: 'キーを書き下すか、値全体にアンカーを使ってください。',
  },
  'read/tag': {
    what: 'タグ {tag} には対応していません。',
    why: 'タグは値の型を変えます。構成の記述では、引用符だけで文字列を表します。',
    fix: 'タグを取り除き、文字列であれば引用符で囲んでください。',
  },
  'read/anchor-on-key': {
    what: 'このアンカーまたはタグは、項目ではなくキーに付いています。',
    why: 'YAML では行の先頭の語に付きます。意図したものとは思われません。',
    fix: '上の行の `キー:` または `-` の後に移してください。',
  },
  'read/unknown-alias': {
    what: 'このエイリアスより前にアンカー &{name} がありません。',
    why: 'エイリアスは、前に書いたアンカーの内容を繰り返すものです。',
    fix: '名前を確認してください。`*` が文の一部であれば引用符で囲んでください。',
  },
  'read/alias-loop': {
    what: 'エイリアス *{name} が、自身の指す値の中にあります。',
    why: '値が無限に大きくなってしまいます。',
    fix: '内容を書き下してください。',
  },
  'read/alias-limit': {
    what: 'エイリアスによる繰り返しが {limit} 個の値を超えました。',
    why: '数行の記述が何十億もの値に展開されることがあります。構成の記述には不要です。',
    fix: 'リストの繰り返しではなく `objects` のグループを使ってください。',
  },
  'read/include-path': {
    what: '`{path}` は、このファイルからの相対パス(区切りは `/`)ではありません。',
    why: '構成は、どの環境でも同じ意味でなければなりません。',
    fix: '`sub/other.yaml` や `../other.yaml` のように書いてください。',
  },
  'read/include-missing': {
    what: 'ファイル {path} がありません。',
    why: 'ネットワークの一部が判定から抜け落ちます。',
    fix: 'パスを確認してください。include を書いたファイルからの相対パスです。',
  },
  'read/include-cycle': {
    what: '{path} が、直接または他のファイルを介して自身を include しています。',
    why: 'どのファイルが先か決められません。',
    fix: 'この include を取り除いてください。',
  },
  'read/not-included': {
    what: 'このファイルはどの `include` にも書かれていません。',
    why: '指定されたのに、判定の対象になりません。',
    fix: '最初のファイルの `include` に書くか、指定から外してください。',
  },
  'read/version-missing': {
    what: '書式の版が書かれていません。',
    why: '版が変わると、同じ語の意味が変わることがあります。',
    fix: '先頭の行に `sekisho: {supported}` と書いてください。',
  },
  'read/version-unsupported': {
    what: 'このファイルは書式の版 {found} で書かれています。',
    why: 'このプログラムが読めるのは版 {supported} だけです。',
    fix: 'その版に対応したプログラムを使うか、ファイルを変換してください。',
  },
  'read/duplicate-id': {
    what: '`{id}` が二つのファイルの `{section}` にあります。',
    why: '節はすべてのファイルを通して一つにまとめます。どちらが有効か推測できません。',
    fix: '一方を削除するか、名前を変えてください。',
  },
  'read/duplicate-header': {
    what: '`{key}` が二つのファイルに書かれています。',
    why: '構成全体に一つだけの値です。',
    fix: '一つのファイルにだけ残してください。',
  },
  'read/unknown-key': {
    what: '`{key}` は {parent} のキーではありません。',
    why: 'キーの誤記を無視すると、フィルタや事実が何の警告もなく抜け落ちます。',
    fix: '訂正するか削除してください。キーの一覧は docs/topology-format.md にあります。',
  },
  'read/missing-key': {
    what: '{parent} に `{key}` がありません。',
    why: 'これがないと項目の意味が定まらず、安全な既定値もありません。',
    fix: '`{key}:` を追加してください。',
  },
  'read/no-keys': {
    what: '項目が空です。',
    why: '次の少なくとも一つが必要です: {allowed}',
    fix: 'いずれかを書くか、項目を削除してください。',
  },
  'read/empty-value': {
    what: 'キーだけで値がありません。',
    why: '「なし」の意味なのか、書き忘れなのか区別できません。',
    fix: '値({allowed})を書くか、キーを削除してください。',
  },
  'read/empty-list': {
    what: 'リストが空です。',
    why: '「すべて」とも「なし」とも読めます。',
    fix: '少なくとも一つ書いてください。すべてを表すには、使えるところでは `any` と書きます。',
  },
  'read/not-a-pair': {
    what: '要素は二つ必要ですが、{count} 個あります。',
    why: 'ケーブルの端は二つです。',
    fix: '両端を「スイッチ/ポート」の形で書いてください。',
  },
  'read/wrong-kind': {
    what: '`{found}` は、ここに書ける種類の値ではありません。',
    why: 'ここに書けるもの: {allowed}',
    fix: 'このいずれかの形で書いてください。',
  },
  'read/needs-quotes': {
    what: '{found} は YAML では数値や真偽値になりますが、ここには文字列が必要です。',
    why: '数値にすると書いたとおりの形が失われます(10.10 は 10.1 になります)。',
    fix: '引用符で囲み "{found}" としてください。',
  },
  'read/not-a-flag': {
    what: '{found} は YAML 1.2 ではただの文字列です。',
    why: SEVERAL,
    fix: '{meant} と書いてください。',
  },
  'read/number-notation': {
    what: '{found} は数値 {meant} の紛らわしい書き方です。',
    why: SEVERAL,
    fix: '数値であれば {meant} と書き、名前であれば引用符で囲んでください。',
  },
  'read/number-range': {
    what: '{found} は {min} から {max} までの整数ではありません。',
    why: 'それ以外の数には意味がありません。',
    fix: '数を訂正してください。',
  },
  'read/not-one-of': {
    what: '`{found}` は、ここに書ける語ではありません。',
    why: 'ここに書けるもの: {allowed}',
    fix: 'いずれかを使ってください。',
  },
  'read/bad-date': {
    what: '`{found}` は日付ではありません。',
    why: '誰が読んでも同じ日になるよう、年-月-日の順に書きます。',
    fix: '2026-04-01 のように書いてください。',
  },
  'read/bad-mac': {
    what: '`{found}` は MAC アドレスではありません。',
    why: '2 桁の 16 進数を 6 組並べます。',
    fix: '02:00:0a:0a:0a:1f のように書いてください。',
  },
  'read/bad-name': {
    what: '`{found}` は名前に使えません。',
    why: '名前は 64 文字までの文字・数字と `_ - . /` です。前後の記号と区別するためです。',
    fix: '別の名前にしてください。説明は `name` や `comment` に書けます。',
  },
  'read/bad-id': {
    what: '`{id}` は ID に使えません。',
    why: 'ID は 64 文字までの文字・数字と `_ - .` で、文字を一つ以上含みます。アドレスと紛れないためです。',
    fix: '別の ID にしてください。表示名は `name` に書けます。',
  },
  'read/reserved-id': {
    what: '`{id}` は書式で使う語です。',
    why: '名前を書くところでは別の意味になります。',
    fix: '別の ID にしてください。',
  },
  'read/twin-id': {
    what: '`{id}` と `{first}` は、全角・半角などの字形が違うだけです。',
    why: '人には同じに見え、名前の比較でも区別しません。',
    fix: '一方の名前を変えてください。',
  },
};
