import type { FieldFault } from '#platform/problem';
import { type Ending, endings, type Reorganization } from './reorganization.ts';
import { type Structure, withCreated } from './structure.ts';

/** What of a request cannot be meant, every fault with its place. */
export function requestFaults(plan: Reorganization, province: Structure, today: string): FieldFault[] {
  const faults: FieldFault[] = [];
  const demand = (holds: boolean, pointer: string, fault: keyof typeof TEXTS): void => {
    if (!holds) faults.push({ pointer, code: fault, ...TEXTS[fault] });
  };
  demand(plan.effectiveOn >= today, '/effectiveOn', 'in_the_past');
  if (plan.kind === 'rename') {
    demand(inForce(province, plan.agency), '/agency', 'agency_not_in_force');
    return faults;
  }
  const structure = withCreated(province, plan.creates);
  plan.creates.forEach(({ code, parent }, place) => {
    demand(!province.agencies.has(code), `/creates/${place}/code`, 'code_taken');
    demand(inForce(structure, parent), `/creates/${place}/parent`, 'agency_not_in_force');
  });
  demandEndings(plan, structure, demand);
  plan.posts.forEach(({ officer, agency }, place) => {
    demand(structure.officers.has(officer), `/posts/${place}/officer`, 'officer_unknown');
    const ending = endings(plan).some((one) => one.agency === agency);
    demand(inForce(structure, agency) && !ending, `/posts/${place}/agency`, 'agency_not_in_force');
  });
  plan.leaving.forEach((officer, place) => {
    demand(structure.officers.has(officer), `/leaving/${place}`, 'officer_unknown');
  });
  return faults;
}

type Demand = (holds: boolean, pointer: string, fault: keyof typeof TEXTS) => void;

function demandEndings(plan: Ending, structure: Structure, demand: Demand): void {
  const ending = endings(plan).map(({ agency }) => agency);
  ending.forEach((code, place) => {
    const pointer = plan.kind === 'merge' ? `/agencies/${place}` : '/agency';
    demand(inForce(structure, code), pointer, 'agency_not_in_force');
    demand(structure.agencies.get(code)?.parent !== null, pointer, 'province_itself');
  });
  const successors = plan.kind === 'split' ? plan.parts.map(({ successor }) => successor) : [plan.successor];
  successors.forEach((code, place) => {
    const pointer = plan.kind === 'split' ? `/parts/${place}/successor` : '/successor';
    demand(inForce(structure, code), pointer, 'agency_not_in_force');
    demand(!ending.includes(code), pointer, 'succeeds_itself');
  });
  if (plan.kind === 'split') {
    plan.parts.forEach(({ desks, fields, dossiers }, place) => {
      const last = place === plan.parts.length - 1;
      demand(((desks ?? fields ?? dossiers) === undefined) === last, `/parts/${place}`, 'rest_is_last');
    });
  }
}

const inForce = ({ agencies }: Structure, code: string): boolean => agencies.get(code)?.inForce === true;

const TEXTS = {
  in_the_past: { vi: 'Ngày hiệu lực đã qua', en: 'The day it takes effect is past' },
  agency_not_in_force: {
    vi: 'Không có cơ quan này, hoặc cơ quan đã hoặc sẽ thôi hoạt động',
    en: 'There is no such agency, or it has ended or will end',
  },
  code_taken: { vi: 'Mã đã được cấp cho cơ quan khác', en: 'The code has been given before' },
  province_itself: { vi: 'Không thể sắp xếp chính tỉnh', en: 'The province itself cannot end' },
  succeeds_itself: { vi: 'Cơ quan thôi hoạt động không thể tiếp nhận', en: 'What ends cannot take over' },
  rest_is_last: {
    vi: 'Phần cuối cùng, và chỉ phần đó, không có tiêu chí: nhận mọi thứ còn lại',
    en: 'The last part, and it alone, has no criterion: it takes the rest',
  },
  officer_unknown: { vi: 'Không có cán bộ này', en: 'There is no such officer' },
} as const;
