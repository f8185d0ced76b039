"""One builder for each kind of starter content. Each can run again and makes nothing twice."""
