"""The engines that are measured, each by itself: one that is away fails the run, no other answers for it."""

ENGINES = {"embedded": "search.engines.embedded.EmbeddedEngine", "elastic": "search.engines.elastic.ElasticEngine"}
