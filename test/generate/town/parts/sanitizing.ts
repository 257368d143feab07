/** Sanitizers between the LGWAN-connected and the Internet-connected segment, and what is handed to them. */
import { addFlow, clientEnd, exception, type Site, type Wish } from '../site.js';
import { at, type Entry } from '../topology.js';
import { freeAddress, hostEnd, type End } from '../ends.js';

function addSanitizer({ topology }: Site, id: string, sanitizer: Entry): void {
  topology.hosts[id] = {
    facts: { sanitizer: { onFailure: 'drop', ...sanitizer, forwarding: false } },
    interfaces: {
      'leg-net': { at: 'san-net', address: freeAddress(topology, 'san-net') },
      'leg-lg': { at: 'san-lg', address: freeAddress(topology, 'san-lg') },
    },
    routes: [],
  };
}

/** A line of the register by way of a sanitizer. */
function sanitized(site: Site, id: string, wish: Omit<Wish, 'facts'>, data: string): void {
  addFlow(site, id, { ...wish, facts: { kind: 'sanitized', data, clause: '6(3)②' } });
}

export function addSanitizers(site: Site): void {
  const { mail, cdr, screen } = site.plan.sanitizers;
  if (mail) addMailSanitizer(site);
  if (cdr) addFileSanitizer(site);
  if (screen) addScreenTransfer(site);
}

function addMailSanitizer(site: Site): void {
  const { topology, plan } = site;
  addSanitizer(site, 'mailsan', {
    method: 'mail-text',
    direction: 'net->lg',
    protocols: ['smtp'],
    attachments: 'strip',
  });
  const [outside, inside] = legs(site, 'mailsan');
  const [relay, server] = [hostEnd(topology, 'net-mx'), hostEnd(topology, 'lg-mail')];
  const mail = { service: 'tcp/25' };
  sanitized(
    site,
    'S-1',
    { ...mail, title: '無害化前のメール', from: [relay], to: outside },
    'forward',
  );
  sanitized(
    site,
    'S-2',
    { ...mail, title: '無害化したメール', from: [inside], to: server },
    'forward',
  );
  if (!plan.outboundMail) return;
  release(site, 'S-3', { ...mail, title: '庁外へのメール', from: [server], to: inside });
  release(site, 'S-4', { ...mail, title: '庁外へのメールの中継', from: [outside], to: relay });
  const upstreams = ['sc-gw', 'mailsan'];
  at(topology.hosts, 'net-mx').facts['relay'] = { protocol: 'smtp', upstreams };
}

function release(site: Site, id: string, wish: Omit<Wish, 'facts'>): void {
  const facts = { kind: 'outbound-release', data: 'forward', clause: '6(3)②' };
  addFlow(site, id, { ...wish, facts });
  at(site.topology.register, id).exception = exception();
}

function addFileSanitizer(site: Site): void {
  addSanitizer(site, 'cdr-box', {
    method: 'cdr',
    direction: 'net->lg',
    protocols: ['https'],
    encryptedFiles: 'block',
    unsupportedFiles: 'block',
  });
  const [outside, inside] = legs(site, 'cdr-box');
  const [net, lg] = [clientEnd(site, 'net-pc'), clientEnd(site, 'lg-pc')];
  const files = { service: 'tcp/443' };
  sanitized(
    site,
    'S-5',
    { ...files, title: 'ファイルの預け入れ', from: [net], to: outside },
    'forward',
  );
  sanitized(
    site,
    'S-6',
    { ...files, title: 'ファイルの受け取り', from: [lg], to: inside },
    'backward',
  );
}

/** Screens of the segment in which the main terminals are not. */
function addScreenTransfer(site: Site): void {
  const { topology, plan } = site;
  const alpha = plan.model.startsWith('alpha');
  addSanitizer(site, 'screen-gw', {
    method: 'screen-transfer',
    direction: alpha ? 'net->lg' : 'lg->net',
    protocols: ['https', 'rdp'],
    clipboard: 'deny',
    driveRedirect: 'deny',
    printRedirect: 'deny',
  });
  const [outside, inside] = legs(site, 'screen-gw');
  const near = alpha ? clientEnd(site, 'lg-pc') : clientEnd(site, 'net-pc');
  const far = hostEnd(topology, alpha ? 'rbi' : 'lg-pc');
  const [entry, exit] = alpha ? [inside, outside] : [outside, inside];
  const screen = { title: '画面転送', service: 'tcp/443' };
  sanitized(site, 'S-7', { ...screen, from: [near], to: entry }, 'both');
  const desktop = { title: '画面転送先', service: 'tcp/3389' };
  sanitized(site, 'S-8', { ...desktop, from: [exit], to: far }, 'both');
}

function legs({ topology }: Site, id: string): readonly [outside: End, inside: End] {
  return [hostEnd(topology, id, 'leg-net'), hostEnd(topology, id, 'leg-lg')];
}
