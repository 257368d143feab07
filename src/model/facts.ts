/**
 * What the inventory says about a node besides how it moves packets. Packet-level requirements read
 * `data`, `role` and `sanitizer.forwarding`; the rest is carried for the requirements that ask for it.
 */
import type { InterfaceId } from './ids.js';
import type { Location } from './location.js';
import type { Service } from './match.js';
import type { Exception } from './register.js';

export interface SanitizerFacts {
  readonly method: string;
  readonly direction?: string;
  readonly protocols?: readonly string[];
  readonly onFailure?: 'drop' | 'pass';
  readonly encryptedFiles?: 'block' | 'pass';
  readonly unsupportedFiles?: 'block' | 'pass';
  readonly attachments?: 'strip' | 'convert' | 'pass';
  readonly clipboard?: 'deny' | 'allow';
  readonly driveRedirect?: 'deny' | 'allow';
  readonly printRedirect?: 'deny' | 'allow';
  readonly bypass?: boolean;
  readonly at: Location;
}

export interface RelayFacts {
  readonly protocol: string;
  readonly upstreams: readonly string[];
  readonly oneWay?: boolean;
  /** Kinds of content that it passes. */
  readonly content?: readonly string[];
  readonly tlsInspection?: boolean;
  /** Tenants of a cloud service that its clients may use. */
  readonly tenants?: readonly string[];
  readonly at: Location;
}

export interface TerminalFacts {
  readonly mfa?: readonly string[];
  readonly removableMedia?: 'deny' | 'whitelist' | 'allow';
  readonly dedicated?: boolean;
  readonly wirelessNic?: boolean;
  readonly bluetooth?: boolean;
  readonly tethering?: boolean;
  readonly printRedirect?: 'deny' | 'allow';
  /** Why this terminal departs from the principle. */
  readonly exception?: Exception;
  readonly at: Location;
}

/** How a node is administered. */
export interface ManagementFacts {
  readonly services: readonly Service[];
  readonly interfaces: readonly InterfaceId[];
  readonly at: Location;
}

/** Classes of the town's standard, as written. */
export interface Classification {
  readonly confidentiality?: string;
  readonly integrity?: string;
  readonly availability?: string;
}

export interface NodeFacts extends Classification {
  readonly role?: string;
  /** Kinds of data that the system handles, as written: 個人番号, 戸籍, … */
  readonly data: readonly { readonly value: string; readonly at: Location }[];
  /** Bodies of the town, one by one. */
  readonly organization?: readonly string[];
  readonly location?: string;
  readonly room?: string;
  readonly monitor: readonly string[];
  readonly antivirus?: boolean;
  readonly edr?: boolean;
  readonly updateSource?: string;
  readonly operator?: string;
  readonly publicBody?: boolean;
  readonly internetConnected?: boolean;
  readonly ha?: { readonly peer: string; readonly mode: string };
  readonly relay?: RelayFacts;
  readonly sanitizer?: SanitizerFacts;
  readonly terminal?: TerminalFacts;
  readonly management?: ManagementFacts;
}
