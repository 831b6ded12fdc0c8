// The vector level under test is the process's.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
