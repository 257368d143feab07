/**
 * The models of separation as data. The basic policy (normative) leaves the choice to the town's own
 * standards (clause 9); what each model asks for follows the guideline of the Ministry of Internal
 * Affairs and Communications as the field reads it, and is not normative here.
 */
import type { AttestationKind } from './attestation.js';
import type { SegmentKind } from './segment.js';

export const SEPARATION_MODELS = ['alpha', 'alpha-prime', 'beta', 'beta-prime'] as const;

export type SeparationModel = (typeof SEPARATION_MODELS)[number];

/** What systems are to the models; `ROLE_WORDS` says how inventories write it. */
export type SystemRole = 'main-terminal' | 'groupware' | 'internal-business';

/** Words in `role` that name a system role, in NFKC and small letters. */
export const ROLE_WORDS: Readonly<Record<SystemRole, readonly string[]>> = {
  'main-terminal': ['主たる業務端末', 'main terminal', 'main-terminal'],
  groupware: ['グループウェア', 'グループウエア', 'groupware'],
  'internal-business': [
    '財務会計',
    '人事給与',
    '文書管理',
    '入札',
    'finance',
    'payroll',
    'document management',
    'bidding',
  ],
};

export interface ModelRules {
  /** Kind of segment in which systems of a role stand. */
  readonly placement: Readonly<Record<SystemRole, SegmentKind>>;
  /** LGWAN terminals may use named cloud services past the security cloud, under conditions. */
  readonly localBreakout: boolean;
  /** Antivirus and EDR on main terminals are a must, not a recommendation. */
  readonly terminalProtection: boolean;
  readonly attestations: readonly AttestationKind[];
}

const IN_LGWAN = {
  'main-terminal': 'lgwan-connected',
  groupware: 'lgwan-connected',
  'internal-business': 'lgwan-connected',
} as const;

const BETA_DOCUMENTS: readonly AttestationKind[] = [
  'external-confirmation',
  'external-audit',
  'resident-data-rule',
  'csirt',
  'training',
];

export const MODEL_RULES: Readonly<Record<SeparationModel, ModelRules>> = {
  alpha: {
    placement: IN_LGWAN,
    localBreakout: false,
    terminalProtection: false,
    attestations: [],
  },
  'alpha-prime': {
    placement: IN_LGWAN,
    localBreakout: true,
    terminalProtection: true,
    attestations: ['risk-assessment', 'external-confirmation', 'external-audit'],
  },
  beta: {
    placement: {
      ...IN_LGWAN,
      'main-terminal': 'internet-connected',
      groupware: 'internet-connected',
    },
    localBreakout: false,
    terminalProtection: true,
    attestations: BETA_DOCUMENTS,
  },
  'beta-prime': {
    placement: {
      'main-terminal': 'internet-connected',
      groupware: 'internet-connected',
      'internal-business': 'internet-connected',
    },
    localBreakout: false,
    terminalProtection: true,
    attestations: [
      ...BETA_DOCUMENTS,
      'log-management',
      'vulnerability-management',
      'asset-access-control',
      'continuous-monitoring',
    ],
  },
};

/** Whether an inventory that says `role` means `wanted`. */
export function hasRole(role: string | undefined, wanted: SystemRole): boolean {
  const text = (role ?? '').normalize('NFKC').toLowerCase();
  return ROLE_WORDS[wanted].some((word) => text.includes(word));
}
