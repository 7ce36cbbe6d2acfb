import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory, OFFICER_ROLES } from '#organization';
import type { Position, Principal } from '../domain/principal.ts';

export const positionsSchema = z.array(
  z.strictObject({
    agency: z.strictObject({ code: z.string(), name: z.string() }),
    role: z.enum(OFFICER_ROLES),
    title: z.string(),
    /** Whose post it is, when a colleague has let this officer act under it. */
    onBehalfOf: z.strictObject({ username: z.string(), name: z.string() }).nullable(),
  }),
);

export const officerSchema = z.strictObject({
  username: z.string(),
  fullName: z.string(),
  positions: positionsSchema,
});

/** Writes posts with the agencies' codes and names. */
@Injectable()
export class DescribeOfficer {
  constructor(private readonly directory: Directory) {}

  async officer({ username, fullName, positions }: Principal): Promise<z.infer<typeof officerSchema>> {
    return { username, fullName, positions: await this.positions(positions) };
  }

  positions(positions: readonly Position[]): Promise<z.infer<typeof positionsSchema>> {
    return Promise.all(
      positions.map(async ({ agencyId, role, title, onBehalfOf }) => {
        const { code, name } = await this.directory.byId(agencyId);
        const whose = onBehalfOf ? { username: onBehalfOf.username, name: onBehalfOf.name } : null;
        return { agency: { code, name }, role, title, onBehalfOf: whose };
      }),
    );
  }
}
