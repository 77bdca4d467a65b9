"""Computes the formula fields of many documents on Apache Spark: python evaluate.py REQUESTS ANSWERS [WORKERS]

`txs batch` answers a line for a line, so a partition of lines is piped through it as it is. REQUESTS is a file or folder of JSON lines that
Spark can read, ANSWERS a folder that it makes.
"""

import os
import sys

from pyspark.sql import SparkSession

requests, answers, *rest = sys.argv[1:]
workers = int(rest[0]) if rest else os.cpu_count()
txs = os.environ.get("TXS", "npx txs")

spark = SparkSession.builder.master(f"local[{workers}]").appName("txs").config("spark.ui.enabled", "false").getOrCreate()
lines = spark.sparkContext.textFile(requests, minPartitions=workers)
lines.pipe(f"{txs} batch", checkCode=True).saveAsTextFile(answers)
spark.stop()
