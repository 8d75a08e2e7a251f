# attack: holds nothing but comments
# exercise: exercise1
# expect: status=failed|skipped for *
# later
