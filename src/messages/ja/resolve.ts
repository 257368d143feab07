/** Mistakes in addresses, services and names, and in what entries say about each other. */
import type { ResolveCode } from '../../model/diagnostic-codes.js';
import type { DiagnosticTexts } from '../diagnostic-text.js';

const TWO_READINGS = 'プログラムによって解釈が異なる書き方です。';
const NO_GUESS = 'どれを指すのかを推測するわけにはいきません。';
const SAME_PLACE = '各アドレスは、もう一方のブロックで同じ位置にあるアドレスに変換されます。';

export const RESOLVE: DiagnosticTexts<ResolveCode> = {
  // texts that cannot be read
  'resolve/bad-address': {
    what: '`{text}` は IPv4 アドレスでも IPv6 アドレスでもありません。',
    why: 'ここに書けるのはアドレスだけです。',
    fix: '10.20.0.1 や 2001:db8::1 のように半角で書いてください。',
  },
  'resolve/octet-count': {
    what: '`{text}` には数が {count} 個あります。IPv4 アドレスは 4 個です。',
    why: TWO_READINGS,
    fix: '4 個の数をすべて書いてください。',
  },
  'resolve/octet-value': {
    what: '`{text}` の {octet} は 255 を超えています。',
    why: 'IPv4 アドレスの各数は 1 バイトです。',
    fix: '0 から 255 までの数を書いてください。',
  },
  'resolve/leading-zero': {
    what: '`{text}` の {octet} が 0 で始まっています。',
    why: 'このような数を 8 進数と読むプログラムと 10 進数と読むプログラムがあります。',
    fix: '先頭の 0 を除いて書いてください。',
  },
  'resolve/zone-id': {
    what: '`{text}` にゾーン ID が付いています。',
    why: 'ゾーン ID は一台の機器のインターフェースを指すもので、他の機器では意味がありません。',
    fix: 'ゾーン ID を除いてください。どのインターフェースかは、アドレスを書いた場所で決まります。',
  },
  'resolve/embedded-ipv4': {
    what: '`{text}` は IPv4 アドレス {ipv4} を含む IPv6 アドレスです。',
    why: '実際に IPv4 と IPv6 のどちらで送られるかは機器によるため、どちらのフィルタからも漏れるおそれがあります。',
    fix: 'IPv4 のことであれば {ipv4} と、そうでなければ 16 進数だけの IPv6 アドレスを書いてください。',
  },
  'resolve/prefix-length': {
    what: '`{text}` はプレフィックス長ではありません。',
    why: '斜線の後には固定するビット数を 0 から {max} までの数で書きます。',
    fix: '数で書いてください。255.255.255.0 は /24 です。',
  },
  'resolve/prefix-length-missing': {
    what: '`{text}` はアドレスです。ここにはプレフィックスが必要です。',
    why: 'どこまでの範囲を指すのかを推測するわけにはいきません。',
    fix: '長さを補ってください。このアドレスだけであれば {correct} です。',
  },
  'resolve/host-bits': {
    what: '`{text}` は、長さを超える部分のビットが 0 ではありません。',
    why: '長さとアドレスのどちらかが誤っていますが、どちらなのか分かりません。',
    fix: 'このアドレスを含むプレフィックスは {correct} です。',
  },
  'resolve/range-reversed': {
    what: '範囲 `{text}` は終わりが始まりより前です。',
    why: 'このような行は何にも一致しないのに、効いているように見えます。',
    fix: '{correct} と書いてください。',
  },
  'resolve/range-families': {
    what: '範囲 `{text}` の両端で IP のバージョンが異なります。',
    why: 'IPv4 と IPv6 の間にアドレスはありません。',
    fix: 'バージョンごとに範囲を書いてください。',
  },
  'resolve/bad-expression': {
    what: '`{text}` はアドレスでも名前でもありません。',
    why: '名前に使えるのは文字、数字、`_`、`-`、`.` です。`/` の後はインターフェース、`:` の前は `host:x` のように種類を書きます。',
    fix: 'アドレスか名前を一つ書いてください。複数あるときはリストにします。',
  },
  'resolve/bad-place': {
    what: '`{text}` からは接続先が分かりません。',
    why: 'インターフェースがどのブロードキャストドメインに入るかは、この記述だけで決まります。',
    fix: 'サブネット、`スイッチ/ポート`、`スイッチ/ポート.VLAN番号`、`tunnel:ID`、`none` のいずれかを書いてください。',
  },
  'resolve/bad-vlan': {
    what: '`{text}` は VLAN 番号ではありません。',
    why: 'VLAN 番号は 1 から 4094 までです。',
    fix: '番号、200-299 のような範囲、または `all` を書いてください。',
  },
  'resolve/bad-port': {
    what: '`{text}` はポート番号ではありません。',
    why: 'ポートは 0 から 65535 までの数です。サービス名はシステムによって異なるため使えません。',
    fix: '番号、8000-8080 のような範囲、またはコンマ区切り(引用符で囲む)で書いてください。',
  },
  'resolve/bad-service': {
    what: '`{text}` はサービスとして読めません。',
    why: '何に一致するのかを推測するわけにはいきません。',
    fix: 'tcp/443、`udp/any from 53`、`tcp/443 established`、icmp/8 のように書くか、`services` の名前を書いてください。',
  },
  'resolve/unknown-protocol': {
    what: '`{text}` というプロトコルはありません。',
    why: '何に一致するのかを推測するわけにはいきません。',
    fix: 'tcp、udp、sctp、icmp、icmpv6 のいずれか、または protocol/50 のように番号で書いてください。',
  },
  'resolve/protocol-number': {
    what: '`{text}` はプロトコル番号ではありません。',
    why: 'プロトコル番号は 0 から 255 までで、斜線の後に書きます。',
    fix: 'protocol/50 のように書いてください。',
  },
  'resolve/no-ports': {
    what: '{protocol} にポートはないため、`{text}` は指定できません。',
    why: 'ポートがあるのは TCP、UDP、SCTP だけです。それ以外でポートを指定した行は何にも一致しません。',
    fix: 'ポートを除くか、これらのプロトコルを書いてください。',
  },
  'resolve/icmp-value': {
    what: '`{text}` は ICMP のタイプやコードではありません。',
    why: 'タイプもコードも 0 から 255 までで、icmp/3/4 のようにタイプを先に書きます。',
    fix: 'タイプを一つ、必要であれば続けてコードを一つ書いてください。',
  },
  'resolve/established-not-tcp': {
    what: '`{text}` に established は指定できません。',
    why: '接続に属するかどうかを自ら示すのは TCP のパケットだけです。',
    fix: 'tcp と書くか、フィルタをステートフルにしてください。',
  },
  'resolve/bad-date': {
    what: '`{text}` という日付は暦にありません。',
    why: '例外の期限が切れているかどうかは日付で決まります。',
    fix: '2026-04-01 のように年月日を書いてください。',
  },
  'resolve/bad-time': {
    what: '`{text}` は時刻ではありません。',
    why: '時刻は時と分をそれぞれ 2 桁で、00:00 から 24:00 までで書きます。',
    fix: '"22:00" のように書いてください。',
  },
  // names
  'resolve/unknown-name': {
    what: '`{name}` という{kind:word}はありません。',
    why: '参照先のない記述は、気付かれないまま無意味になります。',
    fix: '名前を直すか、その名前の項目を追加してください。',
  },
  'resolve/other-kind': {
    what: '`{name}` は{actual:word}であり、{kind:word}ではありません。',
    why: 'ここには別の種類のものを書けません。',
    fix: '指したいものの名前を書くか、二つのものに別々の名前を付けてください。',
  },
  'resolve/write-segment': {
    what: '`{name}` は領域です。',
    why: '領域全体を指すと広い範囲になるため、省略せずに書くことにしています。',
    fix: '領域のすべてのサブネットを指すのであれば `segment:{name}` と書いてください。',
  },
  'resolve/ambiguous-name': {
    what: '`{name}` に当たるものが複数あります({candidates})。',
    why: NO_GUESS,
    fix: '名前の前に種類を書くか、一方の名前を変えてください。',
  },
  'resolve/duplicate-node': {
    what: '`{name}` は{kind:word}ですが、同じ名前の{first:word}もあります。',
    why: '一台の機器が二台に数えられないよう、ホスト、機器、外部ネットワークには異なる名前を付けます。',
    fix: '一方の名前を変えてください。同じ機器であれば一つの項目にまとめてください。',
  },
  'resolve/reserved-name': {
    what: '`{name}` にはすでに別の意味があります。',
    why: 'この項目を参照できません。',
    fix: '別の名前にしてください。',
  },
  'resolve/track-unknown': {
    what: 'この経路が監視する `{name}` という名前のものはありません。',
    why: '何が故障してもこの経路は消えないため、代わりになるはずの経路が調べられません。',
    fix: 'ノード、`ノード/インターフェース`、スイッチ、トンネル、サブネットのいずれかの名前を書いてください。',
  },
  // segments, subnets, layer 2
  'resolve/no-segments': {
    what: '領域が一つもありません。',
    why: '領域のないネットワークについては、何を主張しても真になります。途中で切れたファイルもこう見えます。',
    fix: '`segments:` を書いてください。ファイルが最後までそろっているか、`include` に漏れがないかも確認してください。',
  },
  'resolve/external-kind-missing': {
    what: '領域 `{segment}` は外部ですが、何であるかが書かれていません。',
    why: 'LGWAN、インターネット、クラウドでは要件が異なります。',
    fix: '`external:` に lgwan、juki-net、government-cloud、security-cloud、internet、cloud-service、closed-network のいずれかを書いてください。',
  },
  'resolve/external-kind-unused': {
    what: '領域 `{segment}` に外部としての種類が書かれていますが、kind は{kind:word}です。',
    why: '領域は内部か外部のどちらかです。',
    fix: '`kind: external` とするか、`external:` を削除してください。',
  },
  'resolve/municipality-outside': {
    what: '領域 `{segment}` は外部ですが、市町村名(`municipality`)があります。',
    why: '外部はどの市町村のものでもありません。市町村の領域とみなす外部(`treatAs`)は、その領域の市町村のものです。',
    fix: '`municipality` を削除してください。',
  },
  'resolve/treat-as-not-external': {
    what: '領域 `{segment}` は外部ではないのに `treatAs` があります。',
    why: '組織内の領域とみなせるのは外部の一部だけです。内部で使うと、二つの領域の間の越境が見えなくなります。',
    fix: '`treatAs` を削除するか、サブネットをその領域に移してください。',
  },
  'resolve/treat-as-cycle': {
    what: '領域が互いに相手とみなされています({segments})。',
    why: '最終的にどの領域なのかが決まりません。',
    fix: '最後の領域の `treatAs` を削除してください。',
  },
  'resolve/external-in-inner-segment': {
    what: '`{external}` は外部ネットワークですが、その領域 `{segment}` は外部ではありません。',
    why: 'その先にあるものがすべてこの領域に含まれることになります。',
    fix: '種類が external の領域を指定してください。組織内の領域とみなすときはその領域に `treatAs` を書きます。',
  },
  'resolve/overlapping-subnets': {
    what: 'サブネット `{subnet}` の {prefix} が、サブネット `{otherSubnet}` の {other} と重なっています。',
    why: '両方に含まれるアドレスが二か所に、場合によっては二つの領域に存在することになります。',
    fix: 'プレフィックスを直してください。VRF が別であるなど実際に重なるときは、両方に `mayOverlap: true` と書いてください。',
  },
  'resolve/on-without-vlan': {
    what: 'サブネット `{subnet}` はスイッチ上にありますが、VLAN 番号がありません。',
    why: 'スイッチがサブネットを運べるのは VLAN としてだけです。',
    fix: '`vlan` を追加するか、`on` を削除してください。',
  },
  'resolve/vlan-on-no-port': {
    what: 'スイッチ `{switch}` に VLAN {vlan} のポートがありません。',
    why: 'このサブネットは、スイッチに接続されたどの機器にも届きません。',
    fix: 'VLAN 番号を直すか、VLAN を通すポートに番号を追加してください。',
  },
  'resolve/said-twice': {
    what: '同じ意味の `{first}` と `{second}` が両方書かれています。',
    why: '一方だけが変更されるおそれがあります。',
    fix: 'どちらか一方だけにしてください。',
  },
  'resolve/hub-with-vlans': {
    what: 'ハブ `{switch}` のポート `{port}` に VLAN が指定されています。',
    why: 'ハブは VLAN を区別しません。接続されたものはすべて同じブロードキャストドメインになります。',
    fix: 'VLAN の指定を削除するか、`hub: true` を削除してください。',
  },
  'resolve/cable-to-itself': {
    what: 'この配線は両端とも同じポート `{port}` です。',
    why: '配線には二つの端があります。',
    fix: '反対側のポートを書いてください。',
  },
  'resolve/two-cables': {
    what: 'ポート `{port}` に二本目の配線があります。',
    why: '一つのポートに挿せる配線は一本です。',
    fix: 'どちらかの配線を直してください。',
  },
  // nodes and their addresses
  'resolve/no-place': {
    what: '`{interface}` の接続先が書かれていません。',
    why: '`at` がなければインターフェース名をサブネット名とみなしますが、その名前のサブネットはありません。',
    fix: '`at` にサブネット、`スイッチ/ポート`、`tunnel:ID`、`none` のいずれかを書いてください。',
  },
  'resolve/belongs-to-interface': {
    what: '`{key}` が `interfaces` と並べて、またはインターフェースなしで書かれています。',
    why: 'どのインターフェースのことか分からないため、効果がありません。',
    fix: '対象のインターフェースの項目に書いてください。',
  },
  'resolve/no-access-vlan': {
    what: 'ポート `{port}` はタグのないフレームを受け付けません。',
    why: 'ここに接続したものはどこにも届きません。',
    fix: 'ポートにアクセス VLAN を設定するか、`スイッチ/ポート.VLAN番号` と書いてください。',
  },
  'resolve/vlan-not-on-port': {
    what: 'ポート `{port}` は VLAN {vlan} をタグ付きで通していません。',
    why: 'ここに接続したものはどこにも届きません。',
    fix: 'トランクに VLAN を追加するか、番号を直してください。',
  },
  'resolve/prefix-unknown': {
    what: '{address} を含むサブネットがありません。',
    why: 'プレフィックスが分からなければ、このインターフェースから直接届く範囲も分かりません。',
    fix: 'アドレスを直すか、サブネットを宣言するか、{address}/24 のように長さを書いてください。',
  },
  'resolve/prefix-ambiguous': {
    what: '{address} を含むサブネットが複数あります({candidates})。',
    why: NO_GUESS,
    fix: '`at` でサブネットを指定してください。',
  },
  'resolve/leaves-prefix': {
    what: '{first} から {last} までのアドレスが {prefix} に収まりません。',
    why: '収まらない機器は別の場所にあることになります。IPv4 サブネットの最初と最後のアドレスは、グループの機器には使えません。',
    fix: '先頭のアドレスか台数を直してください。',
  },
  'resolve/count-mismatch': {
    what: 'この項目は {count} 台を表しますが、アドレスは {addresses} 個です。',
    why: 'どの機器がどのアドレスを持つのか分かりません。',
    fix: '先頭のアドレスだけを書くか、台数分のアドレスを書いてください。',
  },
  'resolve/count-collides': {
    what: '{first} から {last} までのグループが `{node}` のアドレスと重なります。',
    why: '二台の機器が同じアドレスを持つことになります。',
    fix: '先頭のアドレスか台数を直すか、グループを分けてください。',
  },
  'resolve/wrong-family': {
    what: '`{text}` は {family} ではありません。',
    why: 'パケットの IP バージョンは途中で変わりません。',
    fix: '{family} のアドレスを書くか、もう一方のバージョン用に行を分けてください。',
  },
  'resolve/gateway-outside': {
    what: 'ゲートウェイ {gateway} はサブネット `{subnet}` の範囲にありません。',
    why: 'サブネットのホストから届きません。',
    fix: 'アドレスを直すか、ノードの名前を書いてください。',
  },
  'resolve/gateway-without-interface': {
    what: 'ゲートウェイ `{node}` のインターフェースがサブネット `{subnet}` にありません。',
    why: 'サブネットのホストから届きません。',
    fix: 'インターフェースを追加するか、別のゲートウェイを指定してください。',
  },
  'resolve/two-gateways': {
    what: '{family} のゲートウェイが二つあります。',
    why: 'ホストが使うゲートウェイは IP バージョンごとに一つです。',
    fix: '一つにしてください。複数の機器で共有するアドレスは、それぞれのインターフェースに `virtual` で書きます。',
  },
  'resolve/ha-itself': {
    what: '機器 `{device}` の相手が自分自身になっています。',
    why: '冗長構成には二台が必要です。',
    fix: 'もう一方の機器を書いてください。',
  },
  // routes
  'resolve/route-action': {
    what: 'この経路では転送先が一つに決まりません。',
    why: '経路には `via`、`interface`、`discard`、`lookup` のうち一つだけを書きます。`via` には `interface` か `viaVrf` を添えられます。',
    fix: '意図したものだけを残してください。',
  },
  'resolve/policy-next-hop': {
    what: 'ネクストホップ {address} が、VRF {vrf} のただ一つの直結プレフィックスに含まれていません。',
    why: '行き先のないポリシールーティングの扱いは製品によって異なります。',
    fix: 'アドレスを直すか、`interface` または `viaVrf` を追加するか、ネクストホップに届くインターフェースだけを `on` に書いてください。',
  },
  // filters, objects, services
  'resolve/object-cycle': {
    what: 'グループが互いを含んでいます({names})。',
    why: '中身が決まりません。',
    fix: 'どれか一つを他から外してください。',
  },
  'resolve/duplicate-line': {
    what: '`{list}` に行 `{line}` が二つあります。',
    why: '報告や通信要件一覧では、行を ID で指します。',
    fix: '一方の ID を変えてください。ID のない行は何番目かが ID になります。',
  },
  'resolve/mixed-list': {
    what: 'フィルタの名前とフィルタの行が一つのリストに混ざっています。',
    why: '行がどのフィルタに属するのか分かりません。',
    fix: '行を別のフィルタにまとめ、その名前をここに書いてください。',
  },
  'resolve/out-before-routing': {
    what: 'この行は送出先を条件にしていますが、`{filter}` は送出先が決まる前に調べるフィルタです。',
    why: 'この行には何も一致しません。',
    fix: '`out` を削除するか、ポリシーまたは出口フィルタに移してください。',
  },
  'resolve/two-zones': {
    what: 'インターフェース `{interface}` がゾーン `{first}` と `{second}` の両方に入っています。',
    why: 'どの行が適用されるかがゾーンの順序で変わってしまいます。',
    fix: 'どちらか一方だけにしてください。',
  },
  'resolve/empty-schedule': {
    what: '開始と終了が同じ時刻({time})です。',
    why: 'この行が適用される時間がありません。',
    fix: '`from` か `to` を直してください。終日であれば両方とも省きます。',
  },
  'resolve/match-vip-on-permit': {
    what: '許可する行に `matchVip` があります。',
    why: '製品では拒否する行のための設定です。許可する行は、宛先変換されたパケットにも常に一致します。',
    fix: '削除してください。',
  },
  'resolve/match-vip-unstated': {
    what: '拒否する行 `{line}` に `matchVip` が書かれていません。',
    why: '宛先変換されたパケットを拒否するかどうかは製品の版によります。両方の場合を調べ、結果が異なれば判定不能とします。',
    fix: '実機の設定を確認し、`matchVip: true` または `matchVip: false` と書いてください。',
  },
  'resolve/matches-nothing': {
    what: '行 `{line}` に一致するパケットはありません。',
    why: '送信元と宛先に共通の IP バージョンがないか、どちらかが空です。',
    fix: '`from` か `to` を直すか、行を削除してください。',
  },
  'resolve/unused-filter': {
    what: 'フィルタ `{filter}` はどこにも適用されていません。',
    why: '何も制限していません。',
    fix: 'インターフェースの `in` か `out` に書くか、削除してください。',
  },
  'resolve/unused-name': {
    what: '{kind:word} `{name}` はどこからも参照されていません。',
    why: '使うはずの行に別の名前が書かれているおそれがあります。',
    fix: '参照するか、削除してください。',
  },
  // translation
  'resolve/translation-action': {
    what: 'この行では変換の内容が一つに決まりません。',
    why: 'アドレスかポートを変換する行と、変換から除外する行があります。',
    fix: '`translateTo` やポートを書くか、`exempt: true` と書くか、どちらか一方にしてください。',
  },
  'resolve/block-sizes': {
    what: '{first} と {second} ではアドレスの数が異なります。',
    why: SAME_PLACE,
    fix: '同じ大きさのブロックを書いてください。',
  },
  'resolve/not-one-block': {
    what: '`{field}` が一つの連続したアドレスブロックではありません。',
    why: SAME_PLACE,
    fix: '`translateTo` と同じ大きさのプレフィックスか範囲を一つ書いてください。',
  },
  'resolve/port-sizes': {
    what: 'ポート {first} と {second} では数が異なります。',
    why: '各ポートは、もう一方の範囲で同じ位置にあるポートに変換されます。',
    fix: 'ポートを一つ書くか、サービスと同じ大きさの範囲を書いてください。',
  },
  'resolve/port-needs-service': {
    what: 'ポートのないプロトコルのポートを変換しようとしています。',
    why: 'ポートがあるのは TCP、UDP、SCTP だけです。',
    fix: '変換するプロトコルとポートを `service` に書いてください。',
  },
  'resolve/ports-with-static': {
    what: '静的変換の行ではポートを変換できません。',
    why: 'アドレス全体を対応させる行です。',
    fix: '`ports` か `static` のどちらかを削除してください。',
  },
  'resolve/interface-without-address': {
    what: 'インターフェース `{interface}` に、送信元として使えるアドレスがありません。',
    why: 'この行では何も変換されません。',
    fix: 'インターフェースにアドレスを付けるか、プールに変換してください。',
  },
  // the register
  'resolve/end-any': {
    what: '通信要件の両端に `any` は書けません。',
    why: 'すべてを許可する一覧は、何も定めていないのと同じです。',
    fix: 'ホスト、サブネット、外部ネットワーク、領域、アドレスのいずれかで、通信する相手を書いてください。',
  },
  'resolve/end-outside-subnets': {
    what: '{text} のすべてを含むサブネットがありません。',
    why: '誰のアドレスなのか分かりません。',
    fix: '一つのサブネットに含まれるアドレスを書いてください。外部ネットワークの一部は `external:ID プレフィックス` と書きます。',
  },
  'resolve/end-ambiguous': {
    what: '{text} を含むサブネットが複数あります。',
    why: NO_GUESS,
    fix: '次のいずれかを書いてください: {candidates}。',
  },
  'resolve/empty-end': {
    what: '`{text}` にはアドレスがありません。',
    why: '送り手や受け手のいない通信は、どのネットワークでも通ることになります。',
    fix: 'アドレスを付けるか、別の相手を書いてください。',
  },
  'resolve/part-outside': {
    what: '{part} は `{name}` の一部ではありません。',
    why: 'そこにないアドレスを指すことになります。',
    fix: 'アドレスを直すか、そこにあることを宣言してください。',
  },
  'resolve/expires-before-approval': {
    what: '例外の期限 {expiresOn} が、承認日 {approvedOn} より前です。',
    why: '一度も有効にならなかったことになります。',
    fix: 'どちらかの日付を直してください。',
  },
  'resolve/enforced-by': {
    what: '`{text}` に当たるフィルタの行もスイッチのポートもありません。',
    why: '例外を実施する場所は実在しなければなりません。',
    fix: '`機器`、`機器:行`、`機器:フィルタ`、`機器:フィルタ.行`、`スイッチ`、`スイッチ:ポート` のいずれかで書いてください。',
  },
  'resolve/duplicate-figure': {
    what: '図表番号 `{number}` が二つあります。',
    why: '報告では、図表を番号で指します。',
    fix: '一方の番号を変えるか、`shows` を一つにまとめてください。',
  },
  'resolve/own-id': {
    what: '`{id}` は、このプログラムの要件の ID と同じ形で始まっています。',
    why: '`R-` で始まる ID は、今後の版も含め、基本方針の要件に使います。',
    fix: '別の ID を付けてください。',
  },
  'resolve/one-claim': {
    what: '一つの要件には、定めをちょうど一つ書きます。',
    why: '定めがなければ何も求めないことになり、二つあれば一つの判定が両方を表すことになります。',
    fix: '{claims} のうち一つを書いてください。定めが二つあるときは項目を二つに分けます。',
  },
  'resolve/content-or-service': {
    what: '内容についての定めに `service` は書けません。',
    why: '内容は複数の接続をまたいで移動し、接続ごとにサービスが異なります。',
    fix: '`service` を削除するか、パケットについての定めにしてください。',
  },
  'resolve/mixed-nodes': {
    what: '`{forwards}` はパケットを転送しますが、`{other}` は転送しません。',
    why: '転送するノードを通るのはパケット、転送しないノードを通るのは内容であり、別の定めです。',
    fix: '要件を二つに分けてください。',
  },
  'resolve/passes-nothing': {
    what: '`{node}` を通るものを追跡できません。',
    why: 'パケットを転送せず、無害化装置でも `relay` のある機器でもないため、その内容はサブネット全体の内容として扱われます。',
    fix: 'パケットか内容が通るノードを書くか、直接通ってはならないものを `forbidden` で書いてください。',
  },
  'resolve/device-end': {
    what: '機器 `{device}` は、ここでは送り手にも受け手にもなりません。',
    why: '機器が自分宛てに受け取るもの、自分から送るものは越境に当たりません。管理できる者については R-MGT-1 で判定します。',
    fix: 'ホスト、サブネット、領域、外部のいずれかを書いてください。`possible` には機器も書けます。',
  },
  'resolve/not-under-failures': {
    what: 'この要件を障害時に判定することはありません。',
    why: '通信は障害で途切れることがあり、警告は判定に影響しません。',
    fix: '`underFailures` を削除してください。',
  },
};
