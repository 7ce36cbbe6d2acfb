/** A procedure as LayThuTuc tells it; beside these two it has whatever its ministry filled in. */
export interface PublishedProcedure extends Readonly<Record<string, unknown>> {
  readonly MATTHC: string;
  readonly TENTTHC: string;
}
