import { readFileSync, writeFileSync } from 'node:fs';
import { GRANTS, grantsOf, type Subject } from '#authorization';
import { OFFICER_ROLES } from '#organization';
import { projectPath } from '#platform/config';

const page = projectPath('docs', 'permissions.md');

const REACHES = {
  everywhere: '',
  participation: 'dossiers an agency of the post takes part in',
  reception: 'dossiers the post’s own agency received',
  lead: 'dossiers the post’s own agency leads',
  oversight: 'dossiers led by the agency of the post or one below',
};

describe('docs/permissions.md', () => {
  it('prints who may do what as it is defined', () => {
    const written = printed();
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, written);
    expect(readFileSync(page, 'utf8')).toBe(written);
  });
});

function printed(): string {
  const rows = Object.entries(GRANTS).flatMap(([subject, verbs]) =>
    Object.keys(verbs).flatMap((verb) =>
      grantsOf(verb as never, subject as Subject).map(({ roles, reach }) => {
        const held = OFFICER_ROLES.map((role) => (roles.includes(role) ? '●' : ''));
        return `| ${[subject, verb, ...held, REACHES[reach]].join(' | ')} |`;
      }),
    ),
  );
  const heads = ['On', 'Verb', ...OFFICER_ROLES, 'Reach'];
  return [
    '# Who may do what',
    '',
    'Printed from `libs/authorization/src/domain/grants.ts`: `UPDATE_DOCS=1 npm test -- architecture/permissions`. What is not',
    'here, nobody may. Endpoints open to everyone, or to every signed-in officer or citizen about themselves, ask for no verb.',
    '',
    `| ${heads.join(' | ')} |`,
    `|${heads.map(() => ' --- ').join('|')}|`,
    ...rows,
    '',
    '- A post of a supervisor or an agency leader reaches the agencies below its own as well, save where its own agency must lead.',
    '- A post confined to fields of procedures reaches dossiers of these fields only; one of no field is in none.',
    '- A post reaches dossiers up to its clearance: normal, restricted, confidential. What is beyond does not exist for it,',
    '  field by field there is nothing to mask.',
    '- Being involved in a dossier in person, and holding one of its open steps or acting for who does, lets read it, whatever',
    '  the agency and the field, up to the highest clearance among the officer’s posts.',
    '- A service reads what its own agency takes part in or leads, normal dossiers only, by the scope of its key.',
    '- Whose a step is, is asked beside this: with a holder, theirs or their delegate’s; without, any holder of the post.',
    '',
  ].join('\n');
}
