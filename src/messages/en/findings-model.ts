/** Findings about models of separation. */

export const MODEL_FINDINGS = {
  'ok/placed-by-model':
    '{role:word}: {count} {count|machine|machines} in the {expected:word}, as {model:word} has it',
  'ok/no-breakout': 'no local breakout is registered ({model:word})',
  'ok/breakout-conditions':
    '{lines} {lines|line|lines} of local breakout, on the conditions of the model',
  'ok/measures-recommended': '{model:word} recommends antivirus and EDR and demands neither',
  'ok/terminals-protected':
    '{terminals} main {terminals|terminal|terminals} with antivirus and EDR, as {model:word} asks',
  'ok/no-attestations': '{model:word} asks for no document besides the policy',
  'ok/attested': '{what:word}: {attestation} is in force',
  'mdl/placed-elsewhere':
    '{role:word}: {count} {count|machine stands|machines stand} in {segment:segment}; {model:word} puts them into the {expected:word}.',
  'mdl/breakout-not-in-model':
    '{flow:flow} is registered as local breakout, which {model:word} does not have.',
  'mdl/breakout-not-https': 'The local breakout {flow:flow} is more than https (tcp/443).',
  'mdl/breakout-condition':
    'Local breakout goes through {node:node}, which does not meet `{fact}`.',
  'mdl/breakout-default-route':
    '{node:node} has a leg in the LGWAN-connected segment and a default route to the Internet.',
  'mdl/measure-missing': '{node:node} has no {measure}, which {model:word} demands.',
  'mdl/attestation-missing': '{model:word} asks for a document that is missing: {what:word}.',
  'mdl/attestation-not-in-force':
    '{what:word}: {attestation} is not in force on {asOf}, and nothing else is.',
  'und/no-such-system': 'No host says in its `role` that it is: {role:word}.',
};

export const MODEL_FIXES = {
  'mdl/placed-elsewhere': 'Move the systems, or choose the model that the town really has.',
  'mdl/breakout-not-in-model':
    'Remove the breakout, or choose the model that has it and meet its conditions.',
  'mdl/breakout-not-https': 'Register tcp/443 alone, and deny udp/443.',
  'mdl/breakout-condition':
    'Let the proxy look into TLS, admit the own tenants only, and drop what it cannot check.',
  'mdl/breakout-default-route': 'Route the listed prefixes only.',
  'mdl/measure-missing': 'Install it, or choose another model.',
  'mdl/attestation-missing': 'Have it done, and list the document under `attestations`.',
  'mdl/attestation-not-in-force': 'Renew it, and list the new document under `attestations`.',
  'und/no-such-system': 'Write the role of the systems that it is, e.g. `role: main terminal`.',
};
