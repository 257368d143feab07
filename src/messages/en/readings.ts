/** How the basic policy is read where it leaves something open. */
import type { ReadingTexts } from '../reading-texts.js';

export const READING_TEXTS: ReadingTexts = {
  'outbound=sanitize':
    'Content that leaves the LGWAN side for the Internet side is sanitized, or registered as a release.',
  'outbound=guideline':
    'Only content that comes in to the LGWAN side is sanitized; what leaves is not asked for.',
  'separation=logical':
    'Separation by VLANs and VRFs is enough where something filters on every way.',
  'separation=physical-my-number':
    'A My Number segment shares no equipment with the two other segments.',
  'separation=physical': 'No two of the three segments share equipment.',
  'cdr=counts': 'Rebuilding files (CDR) counts as sanitizing.',
  'cdr=strict': 'Only text of mail and transfer of screens count as sanitizing; CDR does not.',
  'treatAsCloud=own': 'A cloud that is treated as My Number is no other segment.',
  'treatAsCloud=external':
    'A cloud that is treated as My Number is another segment: only specific communication passes.',
  A2: 'Between My Number and the Internet side there are no exceptions, registered or not.',
  A6: 'Segments besides the three are declared, and isolated from the three.',
  A4: 'What the town chose is {model:word}; the files do not say what the choice rests on.',
  'A4/basis': 'What the town chose is {model:word}, on the basis of: {basis}',
  'A4/asked': 'Judged by {model:word}, as was asked; what the town chose is {stated:word}.',
};
