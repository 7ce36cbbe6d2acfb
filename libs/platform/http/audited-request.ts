import type { FastifyRequest } from 'fastify';
import type { AuditEntry } from '#platform/audit';
import { canBeStored } from '#platform/fields';

/** A request with who sends it, as the guard has recognised them. */
export type AuditedRequest = FastifyRequest & {
  session?: { readonly principal: { readonly username: string; readonly officerId: number | null } };
  service?: { readonly username: string };
  citizen?: { readonly username: string };
};

/** The officer, service or citizen's session that is known to ask. */
export const callerOf = ({
  session,
  service,
  citizen,
}: Pick<AuditedRequest, 'session' | 'service' | 'citizen'>):
  { readonly username: string; readonly officerId?: number | null } | undefined =>
  session?.principal ?? service ?? citizen;

/** Who asked for what: the part of an audit entry that a request tells. Of its values only ids and codes of the path. */
export function partsOf(request: AuditedRequest): Pick<
  AuditEntry,
  'actor' | 'officerId' | 'subjectType' | 'subjectId'
> & {
  endpoint: string;
  ids: Record<string, string>;
} {
  const { method, routeOptions } = request;
  const endpoint = `${method} ${routeOptions.url ?? ''}`;
  const ids = Object.fromEntries(
    Object.entries((request.params ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
      typeof value === 'string' && canBeStored(value) ? [[name, value]] : [],
    ),
  );
  const caller = callerOf(request);
  const who = { actor: caller?.username ?? 'unknown', officerId: caller?.officerId ?? null };
  return { ...who, ...subjectOf(endpoint, ids), endpoint, ids };
}

/** `/dossiers/:id/…` is about a dossier, `/publications/:dossierId/…` too; without an id it is about the endpoint. */
function subjectOf(
  endpoint: string,
  ids: Readonly<Record<string, string>>,
): Pick<AuditEntry, 'subjectType' | 'subjectId'> {
  const [, kind, name] = /\/([a-z-]+)\/:(\w+)/.exec(endpoint) ?? [];
  const id = name && ids[name];
  if (!kind || !name || !id) return { subjectType: 'endpoint', subjectId: endpoint };
  const named = /^([a-z]+)Id$/.exec(name)?.[1];
  return { subjectType: named ?? kind.replace(/s$/, ''), subjectId: id };
}
