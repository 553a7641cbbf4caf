// SPDX-License-Identifier: Apache-2.0
// Writes a policy of a hundred rules: groups, platforms, risk, networks and devices in all mixtures.
import {writeFileSync} from 'node:fs';

const platforms = ['WINDOWS', 'MACOS', 'CHROMEOS', 'LINUX', 'IOS', 'ANDROID'];
const risks = ['LOW', 'MEDIUM', 'HIGH', 'ANY'];
const teams = ['sales', 'finance', 'engineering', 'support', 'legal', 'contractors', 'partners'];
const actions = [
  {access: 'DENY'},
  {access: 'ALLOW', verificationMethod: {type: 'ASSURANCE', factorMode: '2FA', reauthenticateIn: 'PT2H'}},
  {access: 'ALLOW', verificationMethod: {type: 'ASSURANCE', factorMode: '1FA', reauthenticateIn: 'PT12H'}},
  {access: 'ALLOW', verificationMethod: {type: 'ASSURANCE', factorMode: '2FA', reauthenticateIn: 'PT0S',
    constraints: [{possession: {phishingResistant: 'REQUIRED'}}]}},
];

const rules = [];
for (let i = 0; i < 99; ++i) {
  const os = platforms[(i * 5) % 6];
  const conditions = {
    people: {groups: {include: [`00g${teams[i % 7]}${String(i % 3).padStart(10, '0')}`]}},
    platform: {include: [{type: i * 5 % 6 < 4 ? 'DESKTOP' : 'MOBILE', os: {type: os}}]},
    riskScore: {level: risks[(i * 7) % 4]},
  };
  if (i % 3 === 0) conditions.network = {connection: 'ZONE', include: [`nzo${String(i % 4).padStart(17, '0')}`]};
  if (i % 2 === 0) conditions.device = {registered: true};
  if (i % 6 === 0) conditions.device.managed = true;
  if (i % 10 === 4) conditions.device.assurance = {include: [`dae${os.toLowerCase().padEnd(17, '0')}`]};
  rules.push({name: `${teams[i % 7]} on ${os} ${i}`, type: 'ACCESS_POLICY', priority: i, conditions,
    actions: {appSignOn: actions[(i * 3 + (i >> 3)) % 4]}});
}
rules.push({name: 'Catch-all Rule', type: 'ACCESS_POLICY', priority: 99, system: true, conditions: null,
  actions: {appSignOn: actions[0]}});
writeFileSync(process.argv[2], JSON.stringify({
  policy: {id: 'rst1a2b3c4d5e6f7g8h7', type: 'ACCESS_POLICY', name: 'Everything, in a hundred rules'}, rules,
}, null, 2));
