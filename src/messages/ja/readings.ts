/** 基本方針の解釈が分かれる点を、どう読んだか。 */
import type { ReadingTexts } from '../reading-texts.js';

export const READING_TEXTS: ReadingTexts = {
  'outbound=sanitize':
    'LGWAN接続系からインターネット側へ出す内容にも、無害化か、持ち出しとしての登録を求める。',
  'outbound=guideline':
    '無害化を求めるのは LGWAN接続系に取り込む内容だけで、出す内容には求めない。',
  'separation=logical':
    'すべての経路にフィルタがあれば、VLAN や VRF による論理的な分離で足りるとする。',
  'separation=physical-my-number':
    'マイナンバー利用事務系に、ほかの二つの領域と機器を共用しないことを求める。',
  'separation=physical': '三つの領域が互いに機器を共用しないことを求める。',
  'cdr=counts': 'ファイルの再構成(CDR)を無害化と認める。',
  'cdr=strict': '無害化は本文のテキスト化と画面転送に限り、CDR を認めない。',
  'treatAsCloud=own': 'マイナンバー利用事務系として扱うクラウドは、他の領域に当たらないとする。',
  'treatAsCloud=external':
    'マイナンバー利用事務系として扱うクラウドも他の領域とし、その間は特定通信だけを認める。',
  A2: 'マイナンバー利用事務系とインターネット側との間には、登録の有無を問わず例外を認めない。',
  A6: '三つの領域以外のネットワークは、明示し、三つの領域から分離する。',
  A4: '町が選んだのは{model:word}。根拠となる文書は書かれていない。',
  'A4/basis': '町が選んだのは{model:word}。根拠: {basis}',
  'A4/asked': '指定により{model:word}で判定する。町が選んだのは{stated:word}。',
};
