import { Module } from '@nestjs/common';
import { FetchedArrivals } from './fetched-arrivals.ts';
import { PortalStandings } from './portal-standings.ts';
import { SubmissionNotices } from './submission-notices.ts';
import { SubmittedPapers } from './submitted-papers.ts';

const meetings = [SubmissionNotices, SubmittedPapers, PortalStandings, FetchedArrivals];

/** Where those who take submissions in meet those who bring them, keep their papers and tell of them; for the api and the worker. */
@Module({ providers: meetings, exports: meetings })
export class SubmissionMeetingsModule {}
