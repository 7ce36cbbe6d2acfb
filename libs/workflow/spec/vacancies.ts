import type { ProvinceDefinition } from '#organization';
import type { WorkflowDefinition, WorkStep } from '../src/domain/definition.ts';

type Agency = ProvinceDefinition['agencies'][number];

/**
 * A second opinion on who takes the steps that shares no code with the first: it asks the province file itself, desk by
 * desk and officer by officer. @returns `step at desk` for each step nobody could take
 */
export function vacancies(
  { steps }: WorkflowDefinition,
  competentAgency: string,
  province: ProvinceDefinition,
): string[] {
  const desks = province.agencies.filter((desk) => takesIn(desk, competentAgency, province));
  if (desks.length === 0) return ['nowhere'];
  return desks.flatMap((desk) => {
    const takersOf = ({ actor: { agency, role } }: WorkStep): string[] => {
      const office = officeFor(agency === 'lead' ? competentAgency : agency, desk, province);
      return province.officers
        .filter(({ positions }) => positions.some((post) => post.agency === office && post.role === role))
        .map(({ username }) => username);
    };
    const works = steps.filter((step): step is WorkStep => !('final' in step));
    return works
      .filter((step) => {
        const earlier = works.filter(({ code }) => step.notBy?.includes(code)).map(takersOf);
        const taken = takersOf(step).some((taker) =>
          earlier.every((doers) => doers.length === 0 || doers.some((doer) => doer !== taker)),
        );
        return !taken;
      })
      .map(({ code }) => `${code} at ${desk.code}`);
  });
}

/** What a commune decides is taken in by the desks of communes alone. */
function takesIn(
  { kind, parent, ...desk }: Agency,
  competent: string,
  province: ProvinceDefinition,
): boolean {
  if (kind !== 'one-stop-centre') return false;
  const above = province.agencies.find(({ code }) => code === parent);
  return competent === 'commune'
    ? above?.kind === 'commune'
    : officeFor(competent, { kind, parent, ...desk }, province) !== undefined;
}

function officeFor(asked: string, desk: Agency, { agencies }: ProvinceDefinition): string | undefined {
  if (asked === 'desk') return desk.code;
  if (asked === 'commune') return desk.parent ?? undefined;
  const local = agencies.find(
    ({ functions, serves }) => functions.includes(asked) && serves?.includes(desk.parent ?? ''),
  );
  const central = agencies.find(({ functions, serves }) => functions.includes(asked) && serves === undefined);
  return (local ?? central)?.code;
}
