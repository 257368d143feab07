/** Who made a result. The version is that of package.json, which a test holds. */
export const TOOL = { name: 'sekisho', version: '0.1.0', semantics: 1 } as const;
