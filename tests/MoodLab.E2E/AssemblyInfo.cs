using MoodLab.E2E;

// One browser for all, and one test at a time: the times that are measured are those of a program with one visitor.
[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]
