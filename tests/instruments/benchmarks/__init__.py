"""What cablekit costs: instructions and memory of parsing, speed of whole corpora, Spark beside `convert`."""
