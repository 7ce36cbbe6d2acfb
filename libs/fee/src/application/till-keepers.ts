import type { Agency, Directory } from '#organization';

/** Agencies whose desks keep the till of one: itself; once it ended, those that go on with what it did. */
export async function tillKeepers(directory: Directory, agency: Agency): Promise<number[]> {
  const agencyOf = await directory.finder();
  const keepers = ({ id, succeededBy }: Agency): number[] =>
    succeededBy.length === 0 ? [id] : succeededBy.flatMap((successor) => keepers(agencyOf(successor)));
  return keepers(agency);
}
