// SPDX-License-Identifier: Apache-2.0
// Texts to begin with, from the project's own samples.
import guide from '../../corpus/projects/first-look/docs/let-a-team-in.md';
import iphones from '../../corpus/projects/first-look/assurance/iphones.json';
import payroll from '../../corpus/projects/first-look/rules/payroll.json';
import push from '../../corpus/projects/first-look/push.sh';
import holes from '../../tests/clients/map_page/samples/holes.json';

export const samples = [
  {title: 'Device assurance policy', name: 'policy.json', text: iphones},
  {title: 'Access policy', name: 'policy.json', text: payroll},
  {title: 'Access policy with holes', name: 'policy.json', text: holes},
  {title: 'Guide in Markdown', name: 'guide.md', text: guide},
  {title: 'Shell script', name: 'push.sh', text: push},
  {title: 'Empty', name: 'policy.json', text: '{\n  \n}\n'},
];
