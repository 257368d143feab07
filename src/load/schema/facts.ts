/** What an inventory says about a node besides how it moves packets. */
import { DATE } from './common.js';
import { choice, entry, flag, list, oneOrMore, text, type Written } from './shape.js';

const DENY_ALLOW = choice(['deny', 'allow']);
const BLOCK_PASS = choice(['block', 'pass']);

export const EXCEPTION = entry(
  {},
  {
    legalBasis: text(),
    approvedBy: text(),
    approvedOn: DATE,
    expiresOn: DATE,
    reviewCycle: text('e.g. yearly'),
    mitigation: oneOrMore(text(), 'Measures taken instead'),
    counterpart: entry(
      {},
      {
        operator: text(),
        publicBody: flag(),
        internetConnected: flag(),
        closedNetwork: text('e.g. lgwan'),
      },
      'Who is at the other end',
    ),
    enforcedBy: oneOrMore(
      text(),
      'Where it is enforced: device, device:LINE, device:FILTER.LINE, switch, switch:PORT',
    ),
  },
  'Why a departure from the principle is allowed, by whom and until when',
);

export const RELAY = entry(
  { protocol: text('e.g. http-proxy, smtp, dns, file, vdi, database') },
  {
    upstreams: list(text(), 'Nodes that it passes content on to'),
    oneWay: flag('Content travels only from the side that opens the session'),
    content: list(text(), 'Kinds of content that it passes'),
    tlsInspection: flag('It looks into TLS, or has the service do so (API-CASB)'),
    tenants: list(text(), 'Tenants of a cloud service that it lets its clients use'),
  },
  'An application that ends one connection and starts another',
);

export const SANITIZER = entry(
  { method: text('mail-text, screen-transfer, cdr, …') },
  {
    direction: text('e.g. net->lg'),
    protocols: oneOrMore(text()),
    onFailure: choice(['drop', 'pass']),
    encryptedFiles: BLOCK_PASS,
    unsupportedFiles: BLOCK_PASS,
    attachments: choice(['strip', 'convert', 'pass']),
    clipboard: DENY_ALLOW,
    driveRedirect: DENY_ALLOW,
    printRedirect: DENY_ALLOW,
    bypass: flag('Packets pass around it when it fails or is told to'),
    forwarding: flag('It also forwards packets; the same as forwarding on the host'),
  },
  'A relay that changes what the content is (無害化)',
);

export const TERMINAL = entry(
  {},
  {
    mfa: list(text(), 'Factors, e.g. ic-card, pin, face'),
    removableMedia: choice(['deny', 'whitelist', 'allow']),
    dedicated: flag(),
    wirelessNic: flag(),
    bluetooth: flag(),
    tethering: flag(),
    printRedirect: DENY_ALLOW,
    exception: EXCEPTION,
  },
  'Facts about a terminal',
);

/** Classes by which assets are protected, as the town's standard names them. */
export const CLASSIFICATION = {
  confidentiality: text('Class of confidentiality, e.g. 機密性3B'),
  integrity: text('Class of integrity, e.g. 完全性2'),
  availability: text('Class of availability, e.g. 可用性2'),
};

/** Bodies of the town: several in one text have 、 between them. */
export const ORGANIZATION = oneOrMore(
  text(),
  'Bodies that it belongs to, e.g. 町長部局; several as a list, or with 、 between them',
);

/** Keys of hosts, devices and externals alike. */
export const FACTS = {
  role: text(),
  data: oneOrMore(text(), 'Kinds of data that it handles, e.g. 個人番号, 戸籍'),
  organization: ORGANIZATION,
  location: text(),
  room: text(),
  ...CLASSIFICATION,
  monitor: oneOrMore(text(), 'e.g. fw-log, ids, sandbox, proxy-log, soc'),
  antivirus: flag(),
  edr: flag(),
  updateSource: text('The node that it takes updates from'),
  operator: text('Who runs it; the provider of a line'),
  publicBody: flag(),
  internetConnected: flag(),
  relay: RELAY,
  sanitizer: SANITIZER,
  terminal: TERMINAL,
  management: entry(
    {},
    {
      services: oneOrMore(text(), 'Services by which it is administered, e.g. tcp/22'),
      interfaces: oneOrMore(text(), 'Interfaces that are there for administration'),
    },
    'How it is administered',
  ),
  comment: text(),
};

export type ExceptionEntry = Written<typeof EXCEPTION>;
export type RelayEntry = Written<typeof RELAY>;
export type SanitizerEntry = Written<typeof SANITIZER>;
export type TerminalEntry = Written<typeof TERMINAL>;
