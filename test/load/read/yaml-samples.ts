/** Texts to read, break and compare: everything of YAML that a topology may use. */

export const SAMPLES: readonly string[] = [
  'a:\n  - x\n  - y: 1\n    z: 2\n  -\n    q: 1\n  - - 1\n    - 2\nb:\n- 1\n- k: v\n- 2\n',
  'c: |\n  hello\n   world\n\n  x\n\nd: >-\n  one\n  two\n\n   deeper\n  three\ne: |2\n    x\n\n',
  "e: \"a\n  b \\\n   c\\t\\u3042\"\nf: one\n  two\n\n  three\ng: 'it''s\n\n  x'\n",
  'a: &x { k: [1] }\nb: *x\nc: &y\n  d: 1\ne: *y\nf: [*x, &z q, *z]\n',
  '# comment\n---\n"a b": { c: [d, e # why\n   , "f"], "g":1 , h: }\n...\n',
  '{"a": [1, 2.5, {"b": null, "c":"x\\u00e9\\/"}],\n\t"d": true, "e": "", "f": -1e3}\n',
  'a: 010\nb: 1e3\nc: 0x1F\nd: .5\ne: ~\nf: null\ng: True\nh: no\ni: 22:00\nj: 2001:db8::/64\nk: ::1\n',
  'a:   # nothing\nb: x#y\nc: x #y\nd: -1\ne: - \nf: [-1, -x, "-"]\ng: a:b\nh: "#"\n',
  '設定:\n  名前: 例の町　東\n  値: [あ, い]\n',
  'a: [x,\n  y\n  z, {k: v,\n  l: w}]\nb: {\n  c: 1\n}\n',
];
