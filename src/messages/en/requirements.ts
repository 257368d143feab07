/** What the basic policy asks for, requirement by requirement. */
import type { Verdict, RequirementId } from '../../model/verdict.js';
import type { RequirementText } from '../catalog.js';

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  violated: 'VIOLATED',
  undetermined: 'UNDETERMINED',
  excepted: 'EXCEPTED',
  proved: 'PROVED',
};

export const REQUIREMENTS: Readonly<Record<RequirementId, RequirementText>> = {
  'R-INV-1': {
    name: 'The inventory is closed',
    why: 'What nobody wrote down is verified by nobody: an address without an owner or a next hop that leads nowhere makes every other verdict about another network than the one that is running.',
    fix: 'Correct the record or the network, whichever is wrong; do not delete a record to silence this.',
  },
  'R-CLS-1': {
    name: 'Every node is in exactly one segment',
    why: 'A machine with a leg in two segments joins them behind the back of every firewall.',
    fix: 'A node that must serve two segments belongs in a segment between them, with a filter on each side.',
  },
  'R-CLS-2': {
    name: 'Protected data is in the My Number segment',
    why: 'Definition 2(8) puts systems for individual numbers and family registers into the My Number segment, whatever else they are connected to.',
    fix: 'Move the system, or correct what the inventory says about its data.',
  },
  'R-CLS-3a': {
    name: 'LGWAN paths only where they belong',
    why: 'Definition 2(9): what is connected to LGWAN is part of the LGWAN-connected segment, and must be protected as such.',
    fix: 'If the connection is meant, put what has it into the segment that it is then part of.',
  },
  'R-CLS-3b': {
    name: 'Internet paths only where they belong',
    why: 'Definition 2(10): what is connected to the Internet is part of the Internet-connected segment, and nothing else may be.',
    fix: 'If the connection is meant, put what has it into the segment that it is then part of.',
  },
  'R-SEP-1': {
    name: 'The segments are separated',
    why: 'Definition 2(11) asks for environments that are separated first; filters decide only where there is something to cross.',
    fix: 'Give each segment broadcast domains of its own, and put a filter on every device that has a leg in two of them.',
  },
  'R-SEP-2': {
    name: 'What is not permitted is denied',
    why: 'Definition 2(11) permits only communication known to be safe. A default of permit turns every forgotten case into an open door.',
    fix: 'Permit single flows above it; IPv4 and IPv6 need it alike.',
  },
  'R-MN-1': {
    name: 'The My Number segment is isolated',
    why: 'The basic policy, 6(3)①: as a principle, no communication with other segments, so that residents’ data cannot leave.',
    fix: 'An exception needs a registered specific communication with single endpoints, ports, a legal basis, an approver and an expiry.',
  },
  'R-LG-1': {
    name: 'LGWAN and Internet paths are split',
    why: 'The basic policy, 6(3)②: the paths of the two are divided, and whatever passes between them is sanitized. A direct session carries raw content both ways.',
    fix: 'Let both sides open their sessions to a sanitizing host that does not forward packets.',
  },
  'R-NET-1': {
    name: 'Internet only through the security cloud',
    why: 'The basic policy, 6(3)③: traffic with the Internet is gathered in the municipal security cloud, where it is watched. Another line is watched by nobody.',
    fix: 'If the chosen model allows a bypass (local breakout), it must be registered as one.',
  },
  'R-EXC-4': {
    name: 'Filter lines are within the register',
    why: 'The register of permitted flows is what was approved. A line that is wider lets through what nobody approved, under an innocent name.',
    fix: 'If the wider flow is needed, have the register changed and approved first.',
  },
  'R-REQ-1': {
    name: 'Required flows pass in full',
    why: 'A network that denies everything would satisfy every other requirement. Services that residents depend on must work, replies included.',
    fix: 'If the service is no longer needed, mark the flow `required: false` or remove it.',
  },
  'R-MN-5': {
    name: 'Nothing can be taken out of My Number terminals',
    why: 'The basic policy, 6(3)①, has terminals set so that no information can be taken out of them. A memory stick, a printer at home or a telephone as a modem goes round every firewall.',
    fix: 'Where work needs it, an exception for this terminal names who approved it and until when.',
  },
  'R-MN-6': {
    name: 'My Number terminals ask for two kinds of factors',
    why: 'The basic policy, 6(3)①, asks for multi-factor authentication at terminals. Two things that one knows are lost together.',
    fix: 'Combine a card or a feature of the body with something known.',
  },
  'R-CLS-4': {
    name: 'Every system is classified',
    why: 'The basic policy, 6(2), has assets classified by confidentiality, integrity and availability, and protected accordingly. What has no class has no measures.',
    fix: 'Take the classes from the register of information assets.',
  },
  'R-SCP-1': {
    name: 'Every body of the town is covered',
    why: 'The basic policy, 4(1), applies to eight bodies. The network of one that nobody drew is verified by nobody.',
    fix: 'Ask the body what it uses before you state that it has no network.',
  },
  'R-DOC-1': {
    name: 'Everything is in a diagram',
    why: 'The basic policy, 4(2)①③, counts the network, its equipment and its diagrams among what is protected. What no diagram shows is looked after by nobody, and nobody finds it by night.',
    fix: 'A list of what each diagram shows is enough; it is checked against the files.',
  },
  'R-DOC-2': {
    name: 'The document is marked',
    why: 'The basic policy, 4(2)③, protects drawings of the network as assets. A copy without number, version, date and handling class is neither found nor kept.',
    fix: 'Follow the town’s own rules for documents.',
  },
  'R-PHY-1': {
    name: 'Servers and boundary devices are in a machine room',
    why: 'The basic policy, 6(4), asks for physical measures for servers and the machine room. Whoever can touch a firewall can go round it.',
    fix: 'Until a device can be moved, put it under lock and key.',
  },
  'R-IR-1': {
    name: 'Every segment can be isolated',
    why: 'The basic policy, 6(7), asks for a plan for emergencies. In one, somebody has to know which plugs to pull, and that the segment is then really alone.',
    fix: 'Try the plan on a day without an emergency.',
  },
  'R-MGT-1': {
    name: 'Devices are administered from their own segment only',
    why: 'The basic policy, 6(6), asks for access control. Whoever reaches the administration of a firewall rewrites every line that this program verified.',
    fix: 'Administer each segment from a management subnet of its own; a machine that reaches into two joins them.',
  },
  'R-VEN-1': {
    name: 'Remote maintenance ends on a jump host',
    why: 'The basic policy, 6(7), asks for security where work is given to others. A vendor’s line that is always on, and ends in the middle of a segment, is a door that the town does not watch.',
    fix: 'Maintenance is opened for the time of the work, and ends on a machine where it can be watched.',
  },
  'R-CLD-1': {
    name: 'Clouds are part of one segment only',
    why: 'The basic policy, 6(8): services outside are used under rules of their own. A cloud that counts as a segment of the town is that segment: a gateway to the Internet or to another cloud in it undoes every firewall in the town hall.',
    fix: 'Connect each cloud by a line of its own to the segment that it counts as, and register what is used of services.',
  },
  'R-V6-1': {
    name: 'IPv6 passes no more than IPv4',
    why: 'The basic policy, 6(6), asks for access control. Filters are written for IPv4, machines speak IPv6 unasked: what nobody wrote a line for passes beside all of them.',
    fix: 'Deny IPv6 on every filter between segments, and permit of it what the register names.',
  },
  'R-AC-1': {
    name: 'Lines open what they are for, and no more',
    why: 'The basic policy, 6(6), asks for access control. A line for everything between two machines is a line for the next malware as well; a tunnel, or a denial below it that never matches, hides what passes.',
    fix: 'Name the hosts, the protocol and the ports of the register in the line; order denials above what they are to stop.',
  },
  'R-NET-2': {
    name: 'Traffic with the Internet is watched',
    why: 'The basic policy, 6(3)③, gathers traffic with the Internet so that it can be watched. A path on which nobody looks for intrusion or malware is gathered for nothing.',
    fix: 'Switch the monitoring on where all paths meet, best in the security cloud.',
  },
  'R-UPD-1': {
    name: 'Updates arrive at every host',
    why: 'The basic policy, 6(6), asks for measures against malware. A host that is cut off from its updates is safe from the network, and from nothing else.',
    fix: 'Let hosts take updates from a server in their own segment, and that server from a registered place outside.',
  },
  'R-MDL-1': {
    name: 'Systems stand where the model puts them',
    why: 'Clause 9 leaves the choice of a model to the standards of the town; once chosen, the place of the main terminals decides what has to be protected how. Not normative: the placement follows the guideline of the ministry.',
    fix: 'Move the systems, or state the model that the town really has (`model:`, `policyBasis:`).',
  },
  'R-MDL-2': {
    name: 'Local breakout on the terms of the model',
    why: 'Only the alpha-prime model lets LGWAN terminals use named cloud services past the security cloud, and only through a proxy that inspects, knows the tenant and fails closed. Not normative.',
    fix: 'Meet the conditions, or lead the traffic through the security cloud.',
  },
  'R-MDL-3': {
    name: 'Main terminals are protected as the model asks',
    why: 'Where terminals face the Internet side, the models demand antivirus and EDR on each of them. Not normative.',
    fix: 'Install what is missing, and state it (`antivirus`, `edr`).',
  },
  'R-MDL-4': {
    name: 'Documents that the model asks for',
    why: 'The models that open more ask for assessments and audits by outsiders, before and regularly after. Not normative.',
    fix: 'List the documents under `attestations`, with their dates.',
  },
  'R-EXC-1': {
    name: 'Exceptions are for single machines and ports',
    why: 'The basic policy, 6(3) and 2(11), permits only communication known to be safe. An exception for a network or for every port was approved without anybody knowing for what.',
    fix: 'Split it into lines of one machine and one service each, and have each approved.',
  },
  'R-EXC-2': {
    name: 'My Number exceptions are tied down',
    why: 'The basic policy, 6(3)①: no communication with other segments as a principle. What departs from it is tied to machines (hardware and IP addresses) on the way, and to ports at a firewall; either alone is passed by a mistake in the other.',
    fix: 'Limit it in two places, and say where.',
  },
  'R-EXC-3': {
    name: 'Exceptions are approved and in force',
    why: 'A departure from 6(3) lasts as long as somebody answers for it. Exceptions that nobody reviews stay open for years.',
    fix: 'Review it before it is approved anew: is it still needed, and in this width?',
  },
  'R-EXC-5': {
    name: 'What was approved is of use',
    why: 'An exception that nothing implements or uses is a permit that lies about: the next line that cites it is within the register.',
    fix: 'Ask whoever applied for it whether it is still needed.',
  },
  'R-EXC-6': {
    name: 'Counterparts are not on the Internet',
    why: 'The basic policy, 6(3)①, keeps residents’ data in. A counterpart that is itself connected to the Internet carries it out (and carries in what comes from there), however well the town’s side is closed.',
    fix: 'Ask the counterpart how it is connected, and write what it says.',
  },
  'R-EXC-7': {
    name: 'Nothing between My Number and the Internet side',
    why: 'The basic policy, 6(3)①. Of all departures from the principle, this is the one that cannot be registered.',
    fix: 'Let the data go through the LGWAN-connected segment or a public body, each step registered.',
  },
  'R-EXC-9': {
    name: 'Exceptions for media are recent',
    why: 'The basic policy, 6(3)①, forbids to take information out of terminals. What was unlocked for one occasion and never locked again is how it leaves.',
    fix: 'Lock by default, and unlock for the day that it is needed.',
  },
  'R-SAN-0': {
    name: 'Sanitizers work by a recognized method',
    why: 'Definition 2(12): what enters is turned into text, or only its picture is shown, so that no malicious program is attached to it. A virus scan or an encrypted tunnel leaves the content as it was.',
    fix: 'Describe the method as what it is; do not rename a scanner to silence this.',
  },
  'R-LG-3': {
    name: 'Every sanitizer is sound',
    why: 'The basic policy, 6(3)②: whatever passes between the two is sanitized. A sanitizer that passes on what it cannot read, or that something passes around, sanitizes on good days only.',
    fix: 'A sanitizer stands in a segment of its own, with a filter for its services on each side.',
  },
  'R-LG-2': {
    name: 'Only sanitized content gets in',
    why: 'The basic policy, 6(3)②: content of the Internet gets into the LGWAN-connected segment sanitized or not at all, whatever number of approved sessions it travels over.',
    fix: 'Every chain has to pass a sanitizer that works; look for servers with legs on both sides.',
  },
  'R-LG-4': {
    name: 'Content leaves sanitized or released',
    why: 'The basic policy, 6(3)②, asks for sanitizing between the two systems without regard to direction. Unsanitized mail that goes out is a release that somebody has to approve.',
    fix: 'Register what has to go out as `outbound-release`, with an approver and an expiry.',
  },
  'R-MN-4': {
    name: 'No indirect way in or out of My Number',
    why: 'The basic policy, 6(3)①: as a principle, no communication with other segments. Two approved sessions with a server between them are communication too.',
    fix: 'Only specific communication with public bodies may carry content across this boundary.',
  },
  'R-EXC-8': {
    name: 'Registered flows do not compose to a way around',
    why: 'Exceptions are approved one by one. Together they may lead from a segment to another one through the servers that they share.',
    fix: 'Approve lines with the other lines of the same servers in view.',
  },
  'R-HA-1': {
    name: 'Separation holds while something has failed',
    why: 'Threats 3(1) and 3(2) count failures, maintenance and mistakes in settings: a spare line or a standby that takes over must not lead past what keeps the segments apart.',
    fix: 'Give the standby the same lines, and spare ways the same filters; sekisho trace --down shows the packet.',
  },
};
