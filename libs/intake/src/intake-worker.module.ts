import { Module, type OnModuleInit } from '@nestjs/common';
import { DeadlinePolicies, FetchedArrivals, SubmissionMeetingsModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { Procedures } from '#procedure';
import { WorkflowModule } from '#workflow';
import { WorkingCalendarModule } from '#working-calendar';
import { ReceiveFetched } from './application/portal/receive-fetched.ts';
import { arrivals, keeping } from './arrivals.providers.ts';

/** Takes in what the worker fetches from systems of others; what comes of it is decided in the api. */
@Module({
  imports: [SubmissionMeetingsModule, OrganizationModule, WorkflowModule, WorkingCalendarModule],
  providers: [DeadlinePolicies, Procedures, ...keeping, ...arrivals, ReceiveFetched],
})
export class IntakeWorkerModule implements OnModuleInit {
  constructor(
    private readonly fetched: FetchedArrivals,
    private readonly desk: ReceiveFetched,
  ) {}

  onModuleInit(): void {
    this.fetched.bringTo(this.desk);
  }
}
